import { arg, defineLibrary, each, method, propagator, returns, sqlQuery } from '../vocabulary/index.js';

const wholeText = method(sqlQuery({ text: arg(0), placeholder: '?', dialect: 'sqlite' }));

export default defineLibrary({
  packages: ['better-sqlite3', 'libsql'],
  reference: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md',
  checkedAgainst: '12.11.1',
  exports: {
    default: returns('Database'),
  },
  types: {
    Database: {
      /** The values go to the statement: `db.prepare(text).all(a, b)`. */
      prepare: method(sqlQuery({ text: arg(0), valuesForm: 'statement', placeholder: '?', dialect: 'sqlite' }), {
        returns: 'Statement',
      }),
      exec: wholeText,
      pragma: wholeText,
      /** The same function, run inside a transaction. */
      transaction: method(propagator({ from: arg(0), keeps: 'function' })),
    },
    Statement: each('bind pluck expand raw safeIntegers', method({ returns: 'same' })),
  },
});
