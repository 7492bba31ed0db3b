import { arg, defineLibrary, each, method, returns, sqlQuery } from '../vocabulary/index.js';

/** `db.all(text, values, callback)`; the values are an array, an object with prefixed names, or single arguments. */
const bound = sqlQuery({ text: arg(0), values: arg(1), valuesForm: 'array', placeholder: '?', dialect: 'sqlite' });
const module = {
  Database: returns('Database'),
  cached: { members: { Database: returns('Database') } },
};

export default defineLibrary({
  packages: ['sqlite3'],
  reference: 'https://github.com/TryGhost/node-sqlite3/wiki/API',
  checkedAgainst: '6.0.1',
  exports: {
    ...module,
    /** `require('sqlite3').verbose()` is the module again. */
    verbose: returns('sqlite3'),
  },
  types: {
    sqlite3: { ...module, verbose: method({ returns: 'same' }) },
    Database: {
      ...each('run get all each', method(bound, { returns: 'same' })),
      /** Runs every statement of the text and takes no values. */
      exec: method(sqlQuery({ text: arg(0), placeholder: '?', dialect: 'sqlite', boundMethod: 'run' }), {
        returns: 'same',
      }),
      prepare: method(bound, { returns: 'Statement' }),
    },
    Statement: each('bind run get all each reset', method({ returns: 'same' })),
  },
});
