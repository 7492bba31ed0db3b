import { arg, defineLibrary, method, returns, sqlQuery } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['sql-template-strings'],
  reference: 'https://github.com/felixfbecker/node-sql-template-strings',
  checkedAgainst: '2.2.2',
  exports: {
    default: returns('SQLStatement'),
    SQL: returns('SQLStatement'),
  },
  types: {
    SQLStatement: {
      /** A string is appended as it is; another statement brings its values along. */
      append: method(sqlQuery({ text: arg(0), placeholder: 'tag', dialect: 'unknown', fragment: true }), {
        returns: 'same',
      }),
      setName: method({ returns: 'same' }),
      useBind: method({ returns: 'same' }),
    },
  },
});
