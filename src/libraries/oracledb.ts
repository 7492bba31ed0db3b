import { arg, defineLibrary, method, promised, returns, sqlQuery } from '../vocabulary/index.js';

/** Values are an array (`:1`) or an object (`:name`) in the second argument, options follow. */
const execute = method(
  sqlQuery({
    text: [arg(0).prop('statement'), arg(0)],
    values: [arg(0).prop('values'), arg(1)],
    valuesForm: 'array',
    placeholder: ':1',
    dialect: 'oracle',
  }),
);
const getConnection = method({
  returns: promised('Connection'),
  gives: [[arg(-1).param(1), 'Connection']],
});

export default defineLibrary({
  packages: ['oracledb'],
  reference: 'https://node-oracledb.readthedocs.io/en/latest/api_manual/connection.html',
  checkedAgainst: '26.0.0',
  exports: {
    getConnection,
    createPool: method({ returns: promised('Pool'), gives: [[arg(-1).param(1), 'Pool']] }),
    getPool: returns('Pool'),
  },
  types: {
    Connection: { execute, executeMany: execute, queryStream: execute },
    Pool: { getConnection },
  },
});
