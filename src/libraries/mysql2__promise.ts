import { arg, defineLibrary, method, promised, property, returns, sqlEscape, sqlQuery } from '../vocabulary/index.js';

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
  ...text,
};

export default defineLibrary({
  packages: ['mysql2/promise'],
  reference: 'https://sidorares.github.io/node-mysql2/docs/documentation/promise-wrapper',
  checkedAgainst: '3.24.6',
  exports: {
    createConnection: returns(promised('Connection')),
    createPool: returns('Pool'),
    createPoolCluster: returns('PoolCluster'),
    raw: method(sqlQuery({ text: arg(0), placeholder: '?', dialect: 'mysql', fragment: true })),
    ...text,
  },
  types: {
    Connection: { ...connection, connection: property('mysql2.Connection') },
    PoolConnection: { ...connection, connection: property('mysql2.PoolConnection') },
    Pool: { ...connection, getConnection: returns(promised('PoolConnection')), pool: property('mysql2.Pool') },
    PoolCluster: { getConnection: returns(promised('PoolConnection')), of: returns('Pool') },
  },
});
