import { arg, defineLibrary, each, method, promised, recordRead, recordWrite, returns } from '../vocabulary/index.js';

const written = (data: number) => recordWrite({ data: arg(data), hooks: 'none' });
const same = method({ returns: 'same' });
/** `where('password', '==', password)` */
const where = method(recordRead({ filter: arg(0) }), { returns: 'Query' });
/** The reference comes first. */
const beside = each('set create update', method(written(1), { returns: 'same' }));
const query = {
  where,
  ...each('orderBy limit limitToLast offset startAt startAfter endAt endBefore select withConverter', same),
};

export default defineLibrary({
  packages: ['firebase-admin', 'firebase-admin/firestore', '@google-cloud/firestore'],
  reference: 'https://googleapis.dev/nodejs/firestore/latest/DocumentReference.html',
  checkedAgainst: '13.10.0',
  exports: {
    ...each('getFirestore initializeFirestore firestore Firestore', returns('Firestore')),
    'new Firestore': returns('Firestore'),
    initializeApp: returns('App'),
  },
  types: {
    App: { firestore: returns('Firestore') },
    Firestore: {
      collection: returns('CollectionReference'),
      doc: returns('DocumentReference'),
      collectionGroup: returns('Query'),
      batch: returns('WriteBatch'),
      bulkWriter: returns('WriteBatch'),
      runTransaction: method({ gives: [[arg(0).param(0), 'WriteBatch']] }),
    },
    CollectionReference: { ...query, doc: returns('DocumentReference'), add: method(written(0)) },
    DocumentReference: {
      ...each('set create update', method(written(0))),
      collection: returns('CollectionReference'),
      withConverter: same,
      get: returns(promised('DocumentSnapshot')),
    },
    Query: query,
    /** A transaction too: what it is told to write goes together. */
    WriteBatch: beside,
    DocumentSnapshot: {},
  },
});
