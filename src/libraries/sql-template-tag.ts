import { arg, defineLibrary, returns, sqlQuery } from '../vocabulary/index.js';

/** As a tag it binds every value; text handed over otherwise becomes part of the statement. */
const raw = sqlQuery({ text: arg(0), placeholder: 'tag', dialect: 'unknown', fragment: true });

export default defineLibrary({
  packages: ['sql-template-tag'],
  reference: 'https://github.com/blakeembrey/sql-template-tag',
  checkedAgainst: '5.2.1',
  exports: {
    default: returns('Sql'),
    join: returns('Sql'),
    bulk: returns('Sql'),
    raw: returns('Sql', raw),
  },
  types: { Sql: {} },
});
