import { arg, defineLibrary, method, promised, property, returns, sqlQuery } from '../vocabulary/index.js';

/**
 * A string is sent as it is. As a template tag (`` pool.query`...` ``) the same method binds its values; otherwise
 * values are named before: `request.input('name', value).query('... @name')`.
 */
const query = method(sqlQuery({ text: arg(0), placeholder: '@name', dialect: 'mssql', tag: 'query' }));
const batch = method(sqlQuery({ text: arg(0), placeholder: '@name', dialect: 'mssql', tag: 'batch' }));

const pool = {
  connect: returns(promised('ConnectionPool')),
  request: returns('Request'),
  transaction: returns('Transaction'),
  query,
  batch,
};
const transaction = { request: returns('Request'), begin: returns(promised('Transaction')) };

export default defineLibrary({
  packages: ['mssql', 'mssql/msnodesqlv8'],
  reference: 'https://tediousjs.github.io/node-mssql/',
  checkedAgainst: '12.7.14',
  exports: {
    connect: returns(promised('ConnectionPool')),
    ConnectionPool: returns('ConnectionPool'),
    Request: returns('Request'),
    Transaction: returns('Transaction'),
    PreparedStatement: returns('PreparedStatement'),
    query,
    batch,
  },
  types: {
    ConnectionPool: pool,
    Request: {
      input: method({ returns: 'same' }),
      output: method({ returns: 'same' }),
      replaceInput: method({ returns: 'same' }),
      query,
      batch,
      transaction: property('Transaction'),
    },
    Transaction: transaction,
    PreparedStatement: {
      prepare: method(sqlQuery({ text: arg(0), placeholder: '@name', dialect: 'mssql' }), { returns: 'same' }),
    },
  },
});
