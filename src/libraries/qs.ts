import { arg, defineLibrary, method, propagator } from '../vocabulary/index.js';

const parse = method(propagator({ from: arg(0), keeps: 'data' }));

export default defineLibrary({
  packages: ['qs'],
  reference: 'https://github.com/ljharb/qs',
  checkedAgainst: '6.17.1',
  exports: { default: { members: { parse } }, parse },
});
