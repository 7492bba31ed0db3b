import { arg, defineLibrary, method, returns, sqlQuery } from '../../vocabulary/index.js';

export default defineLibrary({
  packages: ['node:sqlite'],
  reference: 'https://nodejs.org/api/sqlite.html',
  checkedAgainst: '24.21.0',
  exports: {
    DatabaseSync: returns('DatabaseSync'),
  },
  types: {
    DatabaseSync: {
      /** The values go to the statement, one argument each: an array throws. */
      prepare: method(
        sqlQuery({
          text: arg(0),
          valuesForm: 'statement',
          placeholder: '?',
          dialect: 'sqlite',
          undefinedThrows: true,
        }),
        { returns: 'StatementSync' },
      ),
      exec: method(sqlQuery({ text: arg(0), placeholder: '?', dialect: 'sqlite' })),
    },
    StatementSync: {},
  },
});
