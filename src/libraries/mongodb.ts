import { arg, defineLibrary, each, method, promised, recordRead, recordWrite, returns } from '../vocabulary/index.js';
import type { CallShape, SlotBuilder } from '../vocabulary/index.js';

const written = (...data: readonly SlotBuilder[]) => recordWrite({ data, hooks: 'none' });
const filtered = recordRead({ filter: arg(0) });
/** The parts of an update that set fields. */
const updated = (update: SlotBuilder) => [
  recordWrite({ data: update.prop('$set'), hooks: 'none' }),
  recordWrite({ data: update.prop('$setOnInsert'), hooks: 'none' }),
];
const operation = arg(0).each();

const collection = {
  insertOne: method(written(arg(0))),
  insertMany: method(written(arg(0).each())),
  ...each('updateOne updateMany findOneAndUpdate', method(...updated(arg(1)), filtered)),
  ...each('replaceOne findOneAndReplace', method(written(arg(1)), filtered)),
  bulkWrite: method(
    written(operation.prop('insertOne').prop('document')),
    written(operation.prop('replaceOne').prop('replacement')),
    ...updated(operation.prop('updateOne').prop('update')),
    ...updated(operation.prop('updateMany').prop('update')),
  ),
  ...each('find findOne countDocuments deleteOne deleteMany findOneAndDelete watch', method(filtered)),
  distinct: method(recordRead({ filter: arg(1) })),
  aggregate: method(recordRead({ filter: arg(0).each().prop('$match') })),
  // The methods of the driver before version 4.
  insert: method(written(arg(0).each(), arg(0))),
  save: method(written(arg(0))),
  update: method(...updated(arg(1)), written(arg(1)), filtered),
  findAndModify: method(...updated(arg(2)), written(arg(2)), filtered),
  ...each('count remove', method(filtered)),
};

/** A collection obtained in the old way arrives in a callback. */
const getCollection = method({ returns: 'Collection', gives: [[arg(-1).param(1), 'Collection']] });
const db = { collection: getCollection, createCollection: returns(promised('Collection')) };
const client = {
  db: returns('Db'),
  /** Before version 3 the callback of `connect` got the database. */
  collection: getCollection,
  connect: method({ returns: promised('MongoClient'), gives: [[arg(-1).param(1), 'MongoClient']] }),
};

export default defineLibrary({
  packages: ['mongodb'],
  reference: 'https://mongodb.github.io/node-mongodb-native/7.0/classes/Collection.html',
  checkedAgainst: '7.9.0',
  exports: {
    MongoClient: returns('MongoClient', { members: { connect: client.connect } }),
  },
  types: { MongoClient: client, Db: db, Collection: collection },
  callShapes: Object.keys(collection).map((name): CallShape => ({
    method: name,
    type: 'Collection',
    when: { receiverCall: 'collection' },
  })),
});
