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
  sqlEscape,
  sqlQuery,
} from '../vocabulary/index.js';

/** Replacements are filled in on the client, in any clause and any dialect. */
const query = method(
  sqlQuery({
    text: [arg(0).prop('query'), arg(0)],
    values: arg(1).prop('replacements'),
    valuesExclude: ['bind'],
    valuesForm: 'object',
    placeholder: ':name',
    dialect: 'unknown',
    limitNeedsNumber: true,
    undefinedThrows: true,
  }),
);
const raw = (index: number) => method(sqlQuery({ text: arg(index), placeholder: ':name', dialect: 'unknown', fragment: true }));
/** Text that finders take as it is; function and type names are not quoted either. */
const fragments = { literal: raw(0), fn: raw(0), cast: raw(1) };

const hooks = {
  addHook: method(recordHook({ event: arg(0), listener: arg(-1) })),
  ...each(
    'beforeValidate beforeCreate beforeUpdate beforeSave beforeUpsert beforeBulkCreate beforeBulkUpdate',
    method(recordHook({ listener: arg(-1) })),
  ),
};
const filtered = recordRead({ filter: arg(0).prop('where') });
const one = { returns: promised('Model') };
/** A new instance, not stored before `save`. */
const built = propagator({ from: arg(0), keeps: 'data' });

/** The fields that are written, of all that the data has. */
const chosen = arg(1).prop('fields');

/** The methods of a model class. Writes that skip hooks run them with `individualHooks: true`. */
const model = {
  ...hooks,
  init: method(recordModel({ fields: arg(0), hooks: arg(1).prop('hooks') }), { returns: 'ModelStatic' }),
  build: returns('Model', built),
  create: method(recordWrite({ data: arg(0), hooks: 'run', only: chosen }), one),
  ...each(
    'findOrCreate findCreateFind findOrBuild',
    method(recordWrite({ data: arg(0).prop('defaults'), hooks: 'run' }), filtered),
  ),
  bulkCreate: method(
    recordWrite({ data: arg(0).each(), hooks: 'skipped', hooksOption: arg(1).prop('individualHooks'), only: chosen }),
  ),
  update: method(
    recordWrite({ data: arg(0), hooks: 'skipped', hooksOption: arg(1).prop('individualHooks'), only: chosen }),
    recordRead({ filter: arg(1).prop('where') }),
  ),
  upsert: method(recordWrite({ data: arg(0), hooks: 'skipped', only: chosen })),
  findOne: method(filtered, one),
  findByPk: method(one),
  ...each('findAll findAndCountAll count destroy restore', method(filtered)),
  ...each('scope unscoped withScope withoutScope withInitialScope schema withSchema', returns('ModelStatic')),
  sequelize: property('Sequelize'),
};

const sequelize = {
  query,
  ...fragments,
  ...hooks,
  escape: method(sqlEscape({ from: arg(0), as: 'literal' })),
  define: returns('ModelStatic', recordModel({ fields: arg(1), hooks: arg(2).prop('hooks') })),
  model: returns('ModelStatic'),
  models: property('Models'),
  getQueryInterface: returns('QueryInterface'),
  queryInterface: property('QueryInterface'),
};
const modelClass = returns('Model', built, { members: model });
const sequelizeClass = returns('Sequelize', { members: { ...fragments, Model: modelClass } });
const hook = method(recordHook({}));

export default defineLibrary({
  packages: ['sequelize', '@sequelize/core', 'sequelize-typescript'],
  reference: 'https://sequelize.org/docs/v6/core-concepts/raw-queries/',
  checkedAgainst: '6.37.8',
  exports: {
    /** `require('sequelize')` is the class with everything else as its members. */
    default: sequelizeClass,
    Sequelize: sequelizeClass,
    /** `class User extends Model`: the class queries, its instances save themselves. */
    Model: modelClass,
    ...fragments,
    /** The tag of @sequelize/core; its values are quoted on the client. */
    sql: { members: fragments },
    // Decorators of sequelize-typescript and @sequelize/core.
    Table: method(recordModel({})),
    Column: method(recordHook({ listener: arg(0).prop('set') })),
    ...each('BeforeValidate BeforeCreate BeforeUpdate BeforeSave BeforeUpsert BeforeBulkCreate BeforeBulkUpdate', hook),
  },
  types: {
    Sequelize: sequelize,
    /** A model class: what `define` and `init` return. */
    ModelStatic: { ...model, '()': returns('Model', built) },
    ModelCtor: { ...model, '()': returns('Model', built) },
    Model: {
      save: method(recordWrite({ data: receiver(), hooks: 'run', only: arg(0).prop('fields') }), one),
      update: method(recordWrite({ data: arg(0), hooks: 'run', only: chosen }), one),
      set: method(recordWrite({ data: arg(0), hooks: 'run' }), { returns: 'same' }),
      reload: method(one),
      sequelize: property('Sequelize'),
    },
    /** `sequelize.models.User` */
    Models: { '*': property('ModelStatic') },
    QueryInterface: {
      sequelize: property('Sequelize'),
      bulkInsert: method(recordWrite({ data: arg(1).each(), hooks: 'none' })),
      bulkUpdate: method(recordWrite({ data: arg(1), hooks: 'none' })),
    },
  },
});
