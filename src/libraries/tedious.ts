import { arg, defineLibrary, each, method, returns, sqlQuery } from '../vocabulary/index.js';

/** The statement is given when the request is made; `request.addParameter('name', type, value)` binds values to `@name`. */
export default defineLibrary({
  packages: ['tedious'],
  reference: 'https://tediousjs.github.io/tedious/api-request.html',
  checkedAgainst: '19.2.2',
  exports: {
    Connection: returns('Connection'),
    Request: method(sqlQuery({ text: arg(0), placeholder: '@name', dialect: 'mssql' }), { returns: 'Request' }),
  },
  types: {
    Connection: each('on once execSql execSqlBatch prepare execute callProcedure connect close', method({ returns: 'same' })),
    Request: each('on once addParameter addOutputParameter', method({ returns: 'same' })),
  },
});
