import {
  arg,
  defineLibrary,
  each,
  method,
  promised,
  propagator,
  property,
  receiver,
  recordHook,
  recordModel,
  recordRead,
  recordWrite,
  returns,
} from '../vocabulary/index.js';
import type { SlotBuilder } from '../vocabulary/index.js';

const filtered = recordRead({ filter: arg(0) });
const skipped = (data: SlotBuilder) => recordWrite({ data, hooks: 'skipped' });
/** The fields of an update, plain or under an operator. */
const updated = (update: SlotBuilder) => [
  recordWrite({ data: [update.prop('$set'), update], hooks: 'skipped' }),
  skipped(update.prop('$setOnInsert')),
];
const operation = arg(0).each();
const fromStore = { returns: 'Query' } as const;

const document = {
  save: method(recordWrite({ data: receiver(), hooks: 'run' }), { returns: promised('Document') }),
  ...each('set overwrite', method(recordWrite({ data: arg(0), hooks: 'run' }), { returns: 'same' })),
  ...each('updateOne update', method(...updated(arg(0)))),
};

/** The methods of a model class. `pre('save')` sees `create` and `save`, never the other writes. */
const model = {
  create: method(recordWrite({ data: [arg(0).each(), arg(0)], hooks: 'run' }), { returns: promised('Document') }),
  bulkSave: method(recordWrite({ data: arg(0).each(), hooks: 'run' })),
  insertMany: method(recordWrite({ data: [arg(0).each(), arg(0)], hooks: 'skipped' })),
  ...each('updateOne updateMany update findOneAndUpdate', method(...updated(arg(1)), filtered, fromStore)),
  findByIdAndUpdate: method(...updated(arg(1)), fromStore),
  ...each('replaceOne findOneAndReplace', method(skipped(arg(1)), filtered, fromStore)),
  bulkWrite: method(
    skipped(operation.prop('insertOne').prop('document')),
    skipped(operation.prop('replaceOne').prop('replacement')),
    ...updated(operation.prop('updateOne').prop('update')),
    ...updated(operation.prop('updateMany').prop('update')),
  ),
  ...each('find findOne findOneAndDelete findOneAndRemove where', method(filtered, fromStore)),
  ...each('findById findByIdAndDelete findByIdAndRemove', method(fromStore)),
  ...each('deleteOne deleteMany countDocuments count exists', method(filtered)),
  distinct: method(recordRead({ filter: arg(1) })),
  aggregate: method(recordRead({ filter: arg(0).each().prop('$match') })),
  hydrate: returns('Document', propagator({ from: arg(0), keeps: 'data' })),
  discriminator: returns('Model', recordModel({ schema: arg(1) })),
  collection: property('mongodb.Collection'),
  schema: property('Schema'),
};
/** `new User(data)`: not stored before `save`. */
const newDocument = returns('Document', propagator({ from: arg(0), keeps: 'data' }));
const declareModel = returns('Model', recordModel({ schema: arg(1) }));
const declareSchema = returns('Schema', recordModel({ fields: arg(0) }));

const mongoose = {
  model: declareModel,
  models: property('Models'),
  connection: property('Connection'),
  createConnection: returns('Connection'),
  connect: returns(promised('Mongoose')),
};

export default defineLibrary({
  packages: ['mongoose'],
  reference: 'https://mongoosejs.com/docs/middleware.html',
  checkedAgainst: '9.12.1',
  exports: {
    ...mongoose,
    Schema: declareSchema,
    /** `class User extends Model`, and the type of an injected model. */
    Model: { ...newDocument, members: model },
    Mongoose: returns('Mongoose'),
  },
  types: {
    Mongoose: { ...mongoose, Schema: declareSchema },
    Model: { ...model, '()': newDocument },
    Models: { '*': property('Model') },
    Document: document,
    HydratedDocument: document,
    /** An awaited query is a document, so its members are here as well. */
    Query: {
      ...document,
      ...each('select populate lean sort limit skip session orFail where equals collation', method({ returns: 'same' })),
      ...each('find findOne', method(filtered, { returns: 'same' })),
      ...each('set setUpdate', method(...updated(arg(0)), { returns: 'same' })),
      ...each('updateOne updateMany findOneAndUpdate', method(...updated(arg(1)), filtered, { returns: 'same' })),
      exec: returns(promised('Document')),
      then: method({ gives: [[arg(0).param(0), 'Document']] }),
    },
    Schema: {
      pre: method(recordHook({ event: arg(0), listener: arg(-1) }), { returns: 'same' }),
      /** A plugin may add hooks of its own. */
      plugin: method(recordHook({ listener: arg(0) }), { returns: 'same', gives: [[arg(0).param(0), 'Schema']] }),
      path: returns('SchemaType'),
      virtual: returns('VirtualType'),
      ...each('post index set add method static clone loadClass', method({ returns: 'same' })),
    },
    SchemaType: { set: method(recordHook({ listener: arg(0) }), { returns: 'same' }) },
    /** A virtual field that is set hands its value on: `virtual('password').set(function (value) { ... })`. */
    VirtualType: {
      set: method(recordHook({ listener: arg(0) }), { returns: 'same' }),
      get: method({ returns: 'same' }),
    },
    Connection: {
      model: declareModel,
      models: property('Models'),
      collection: returns('mongodb.Collection'),
      db: property('mongodb.Db'),
      asPromise: returns(promised('Connection')),
    },
  },
});
