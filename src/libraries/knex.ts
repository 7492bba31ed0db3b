import {
  arg,
  defineLibrary,
  each,
  method,
  promised,
  property,
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
  limitNeedsNumber: true,
  undefinedThrows: true,
} as const;
const fragments = 'whereRaw andWhereRaw orWhereRaw havingRaw orHavingRaw orderByRaw groupByRaw joinRaw fromRaw';
const raw = method(sqlQuery(statement));
const fragment = method(sqlQuery({ ...statement, fragment: true }), { returns: 'same' });
/** Column and direction are quoted and checked; the third argument (`first`, `last`) goes into the text as it is. */
const orderBy = method(sqlQuery({ text: arg(2), placeholder: '?', dialect: 'unknown', fragment: true }), {
  returns: 'same',
});
/** `where(function () { ... })` and `where(qb => ...)` open a group. */
const nested = {
  returns: 'same',
  gives: [[arg(0).param(0), 'QueryBuilder']],
} as const;
const builder = returns('QueryBuilder');

const queryBuilder = {
  ...each(fragments, fragment),
  orderBy,
  ...each('where andWhere orWhere whereNot andWhereNot orWhereNot', method(recordRead({ filter: arg(0) }), nested)),
  ...each('having join leftJoin innerJoin rightJoin outerJoin modify', method(nested)),
  insert: method(recordWrite({ data: [arg(0).each(), arg(0)], hooks: 'none' }), { returns: 'same' }),
  update: method(recordWrite({ data: arg(0), hooks: 'none' }), { returns: 'same' }),
  upsert: method(recordWrite({ data: [arg(0).each(), arg(0)], hooks: 'none' }), { returns: 'same' }),
  merge: method(recordWrite({ data: arg(0), hooks: 'none' }), { returns: 'same' }),
  ...each('select column columns distinct distinctOn from table into as with withRecursive', method({ returns: 'same' })),
  ...each('whereIn whereNotIn orWhereIn whereNull whereNotNull orWhereNull whereLike', method({ returns: 'same' })),
  ...each('whereILike orWhereLike orWhereILike whereBetween whereNotBetween', method({ returns: 'same' })),
  ...each('whereExists whereNotExists whereColumn whereJsonPath', method({ returns: 'same' })),
  ...each('fullOuterJoin crossJoin groupBy havingIn union unionAll limit offset', method({ returns: 'same' })),
  ...each('count countDistinct min max sum avg increment decrement first pluck', method({ returns: 'same' })),
  ...each('del delete returning onConflict ignore transacting forUpdate forShare', method({ returns: 'same' })),
  ...each('skipLocked noWait timeout clone clearWhere clearOrder clearSelect options', method({ returns: 'same' })),
};

const knex = {
  '()': builder,
  raw,
  schema: property('SchemaBuilder'),
  transaction: method({ returns: promised('Transaction'), gives: [[arg(0).param(0), 'Transaction']] }),
  batchInsert: method(recordWrite({ data: arg(1).each(), hooks: 'none' })),
  ...each('select column distinct from into table with withRecursive queryBuilder count first', builder),
  ...each('where whereIn withSchema insert del', builder),
  withUserParams: returns('Knex'),
};

export default defineLibrary({
  packages: ['knex'],
  reference: 'https://knexjs.org/guide/raw.html',
  checkedAgainst: '3.3.0',
  exports: {
    default: returns('Knex'),
    knex: returns('Knex'),
  },
  types: {
    Knex: knex,
    Transaction: knex,
    QueryBuilder: queryBuilder,
    SchemaBuilder: { raw },
  },
  // no other library has methods of these names: a builder of unknown origin is one of knex
  callShapes: fragments.split(' ').map(name => ({ method: name, type: 'QueryBuilder', when: { named: true } }) as const),
});
