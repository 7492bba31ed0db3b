import { arg, defineLibrary, method, sqlQuery } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['pg-cursor', 'pg-query-stream'],
  reference: 'https://node-postgres.com/apis/cursor',
  checkedAgainst: '2.22.0',
  exports: {
    /** `client.query(new Cursor(text, values))` */
    default: method(sqlQuery({ text: arg(0), values: arg(1), valuesForm: 'array', placeholder: '$1', dialect: 'postgres' })),
  },
});
