import { arg, defineLibrary, each, method, propagator } from '../../vocabulary/index.js';

const names = 'parse decode unescape';
const same = method(propagator({ from: arg(0), keeps: 'data' }));

export default defineLibrary({
  packages: ['node:querystring', 'querystring'],
  reference: 'https://nodejs.org/api/querystring.html',
  checkedAgainst: '20.20.2',
  exports: { default: { members: each(names, same) }, ...each(names, same) },
});
