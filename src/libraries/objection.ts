import {
  arg,
  defineLibrary,
  each,
  method,
  recordHook,
  recordModel,
  recordRead,
  recordWrite,
  returns,
  sqlQuery,
} from '../vocabulary/index.js';

const statement = {
  text: arg(0),
  values: arg(1),
  valuesForm: 'array',
  placeholder: '?',
  dialect: 'unknown',
  fragment: true,
  limitNeedsNumber: true,
  undefinedThrows: true,
} as const;
const raw = method(sqlQuery(statement));
const fragment = method(sqlQuery(statement), { returns: 'same' });
const written = (index: number) =>
  method(recordWrite({ data: [arg(index).each(), arg(index)], hooks: 'run' }), { returns: 'same' });
const hook = method(recordHook({}));
const fluent = method({ returns: 'same' });

const model = {
  query: returns('QueryBuilder'),
  relatedQuery: returns('QueryBuilder'),
  knex: returns('knex.Knex'),
  knexQuery: returns('knex.QueryBuilder'),
  raw,
  ...each('bindKnex bindTransaction', returns('ModelClass')),
  transaction: method({ gives: [[arg(-1).param(0), 'knex.Transaction']] }),
};

export default defineLibrary({
  packages: ['objection'],
  reference: 'https://vincit.github.io/objection.js/api/query-builder/',
  checkedAgainst: '3.1.5',
  exports: {
    Model: returns('Model', recordModel({}), { members: model }),
    raw,
    transaction: method({ gives: [[arg(-1).param(0), 'knex.Transaction']] }),
  },
  types: {
    /** Overridden in a model class, `$beforeInsert` and `$beforeUpdate` run on every write of the model. */
    Model: {
      $query: returns('QueryBuilder'),
      $relatedQuery: returns('QueryBuilder'),
      $beforeInsert: hook,
      $beforeUpdate: hook,
    },
    ModelClass: model,
    QueryBuilder: {
      ...each('whereRaw andWhereRaw orWhereRaw havingRaw orHavingRaw orderByRaw groupByRaw joinRaw fromRaw', fragment),
      ...each('where andWhere orWhere whereNot findOne', method(recordRead({ filter: arg(0) }), { returns: 'same' })),
      ...each('insert insertAndFetch insertGraph insertGraphAndFetch upsertGraph upsertGraphAndFetch', written(0)),
      ...each('patch patchAndFetch update updateAndFetch', written(0)),
      ...each('patchAndFetchById updateAndFetchById', written(1)),
      ...each('findById findByIds select from join leftJoin innerJoin joinRelated', fluent),
      ...each('withGraphFetched withGraphJoined whereIn whereNotIn whereNull whereNotNull', fluent),
      ...each('orderBy groupBy limit offset page range first returning delete deleteById alias', fluent),
      ...each('allowGraph modify throwIfNotFound onConflict merge ignore context transacting', fluent),
      knex: returns('knex.Knex'),
    },
  },
});
