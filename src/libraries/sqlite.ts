import { arg, defineLibrary, each, method, promised, property, returns, sqlQuery } from '../vocabulary/index.js';

/** Takes text and values, or an object made by the tag of `sql-template-strings`. */
const bound = sqlQuery({ text: arg(0), values: arg(1), valuesForm: 'array', placeholder: '?', dialect: 'sqlite' });

export default defineLibrary({
  packages: ['sqlite'],
  reference: 'https://github.com/kriasoft/node-sqlite',
  checkedAgainst: '5.1.1',
  exports: {
    open: returns(promised('Database')),
    Database: returns('Database'),
    Statement: returns('Statement'),
  },
  types: {
    Database: {
      ...each('run get all each', method(bound)),
      exec: method(sqlQuery({ text: arg(0), placeholder: '?', dialect: 'sqlite', boundMethod: 'run' })),
      prepare: method(bound, { returns: promised('Statement') }),
      db: property('sqlite3.Database'),
      getDatabaseInstance: returns('sqlite3.Database'),
    },
    Statement: {},
  },
});
