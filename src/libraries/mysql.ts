import { arg, defineLibrary, method, returns, sqlEscape, sqlQuery } from '../vocabulary/index.js';

/** Placeholders are filled in on the client: a number given as text stays quoted, which `LIMIT` does not take. */
const bound = sqlQuery({
  text: [arg(0).prop('sql'), arg(0)],
  values: [arg(0).prop('values'), arg(1)],
  valuesForm: 'array',
  placeholder: '?',
  dialect: 'mysql',
  limitNeedsNumber: true,
});
const text = {
  /** `format(text, values)` answers with text whose values are quoted. */
  format: method(bound, sqlEscape({ from: arg(1), as: 'literal' })),
  escape: method(sqlEscape({ from: arg(0), as: 'literal' })),
  escapeId: method(sqlEscape({ from: arg(0), as: 'identifier' })),
};
const connection = { query: method(bound), ...text };

export default defineLibrary({
  packages: ['mysql'],
  reference: 'https://github.com/mysqljs/mysql#performing-queries',
  checkedAgainst: '2.18.1',
  exports: {
    createConnection: returns('Connection'),
    createPool: returns('Pool'),
    createPoolCluster: returns('PoolCluster'),
    createQuery: method(bound),
    /** A value that goes into the text as it is. */
    raw: method(sqlQuery({ text: arg(0), placeholder: '?', dialect: 'mysql', fragment: true })),
    ...text,
  },
  types: {
    Connection: connection,
    PoolConnection: connection,
    Pool: { ...connection, getConnection: method({ gives: [[arg(0).param(1), 'PoolConnection']] }) },
    PoolCluster: {
      getConnection: method({ gives: [[arg(-1).param(1), 'PoolConnection']] }),
      of: returns('Pool'),
    },
  },
});
