import { defineLibrary, returns } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['express-promise-router'],
  reference: 'https://github.com/express-promise-router/express-promise-router#usage',
  checkedAgainst: '4.1.1',
  exports: { default: returns('express.Router') },
});
