import { arg, defineLibrary, method, returns, sqlEscape, sqlQuery } from '../vocabulary/index.js';

const statement = {
  text: [arg(0).prop('sql'), arg(0)],
  values: [arg(0).prop('values'), arg(1)],
  valuesForm: 'array',
  placeholder: '?',
  dialect: 'mysql',
} as const;

/** `query` fills the values in on the client: a number given as text stays quoted, which `LIMIT` does not take. */
const formatted = sqlQuery({ ...statement, limitNeedsNumber: true });

const text = {
  format: method(formatted, sqlEscape({ from: arg(1), as: 'literal' })),
  escape: method(sqlEscape({ from: arg(0), as: 'literal' })),
  escapeId: method(sqlEscape({ from: arg(0), as: 'identifier' })),
};
const connection = {
  query: method(formatted),
  /** A prepared statement: the values are an array without `undefined`. */
  execute: method(sqlQuery({ ...statement, undefinedThrows: true })),
  prepare: method(
    sqlQuery({
      text: [arg(0).prop('sql'), arg(0)],
      valuesForm: 'statement',
      placeholder: '?',
      dialect: 'mysql',
    }),
  ),
  promise: returns('mysql2/promise.Connection'),
  ...text,
};
const pool = {
  ...connection,
  promise: returns('mysql2/promise.Pool'),
  getConnection: method({ gives: [[arg(0).param(1), 'PoolConnection']] }),
};

export default defineLibrary({
  packages: ['mysql2'],
  reference: 'https://sidorares.github.io/node-mysql2/docs',
  checkedAgainst: '3.24.6',
  exports: {
    createConnection: returns('Connection'),
    createPool: returns('Pool'),
    createPoolCluster: returns('PoolCluster'),
    createQuery: method(formatted),
    raw: method(sqlQuery({ text: arg(0), placeholder: '?', dialect: 'mysql', fragment: true })),
    ...text,
  },
  types: {
    Connection: connection,
    PoolConnection: connection,
    Pool: pool,
    PoolCluster: {
      getConnection: method({ gives: [[arg(-1).param(1), 'PoolConnection']] }),
      of: returns('Pool'),
      promise: returns('mysql2/promise.PoolCluster'),
    },
  },
});
