import { arg, defineLibrary, method, promised, returns, sqlEscape, sqlQuery } from '../vocabulary/index.js';

const statement = {
  text: [arg(0).prop('sql'), arg(0)],
  values: arg(1),
  valuesForm: 'array',
  placeholder: '?',
  dialect: 'mysql',
} as const;
const formatted = method(sqlQuery({ ...statement, limitNeedsNumber: true }));
const connection = {
  query: formatted,
  queryStream: formatted,
  execute: method(sqlQuery(statement)),
  /** One array of values a row. */
  batch: method(sqlQuery(statement)),
  prepare: method(sqlQuery({ text: [arg(0).prop('sql'), arg(0)], valuesForm: 'statement', placeholder: '?', dialect: 'mysql' })),
  escape: method(sqlEscape({ from: arg(0), as: 'literal' })),
  escapeId: method(sqlEscape({ from: arg(0), as: 'identifier' })),
};

export default defineLibrary({
  packages: ['mariadb', 'mariadb/callback'],
  reference: 'https://github.com/mariadb-corporation/mariadb-connector-nodejs/blob/main/documentation/promise-api.md',
  checkedAgainst: '3.5.4',
  exports: {
    createConnection: returns(promised('Connection')),
    createPool: returns('Pool'),
    createPoolCluster: returns('PoolCluster'),
  },
  types: {
    Connection: connection,
    PoolConnection: connection,
    Pool: {
      ...connection,
      getConnection: method({ returns: promised('PoolConnection'), gives: [[arg(0).param(1), 'PoolConnection']] }),
    },
    PoolCluster: {
      getConnection: method({ returns: promised('PoolConnection'), gives: [[arg(-1).param(1), 'PoolConnection']] }),
      of: returns('Pool'),
    },
  },
});
