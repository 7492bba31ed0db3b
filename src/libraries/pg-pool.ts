import { defineLibrary, returns } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['pg-pool'],
  reference: 'https://github.com/brianc/node-postgres/tree/master/packages/pg-pool',
  checkedAgainst: '3.14.0',
  exports: {
    default: returns('pg.Pool'),
  },
});
