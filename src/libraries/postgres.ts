import { arg, defineLibrary, method, promised, returns, sqlQuery } from '../vocabulary/index.js';

/** The tag `sql` itself is safe: values and the helpers `sql(name)`, `sql(list)` never become text. */
const sql = {
  unsafe: method(
    sqlQuery({
      text: arg(0),
      values: arg(1),
      valuesForm: 'array',
      placeholder: '$1',
      dialect: 'postgres',
      undefinedThrows: true,
      convertsByColumn: true,
    }),
  ),
  /** `sql.begin(async sql => ...)`, `sql.begin('read only', async sql => ...)` */
  begin: method({ gives: [[arg(-1).param(0), 'TransactionSql']] }),
  savepoint: method({ gives: [[arg(-1).param(0), 'TransactionSql']] }),
  reserve: method({ returns: promised('ReservedSql') }),
};

export default defineLibrary({
  packages: ['postgres'],
  reference: 'https://github.com/porsager/postgres#unsafe-raw-string-queries',
  checkedAgainst: '3.4.9',
  exports: {
    default: returns('Sql'),
  },
  types: { Sql: sql, ISql: sql, TransactionSql: sql, ReservedSql: sql },
});
