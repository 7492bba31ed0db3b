import { arg, defineLibrary, each, method, propagator, rest, returns } from '../../vocabulary/index.js';

export default defineLibrary({
  packages: ['node:util', 'util'],
  reference: 'https://nodejs.org/api/util.html',
  checkedAgainst: '20.20.2',
  exports: {
    ...each('promisify callbackify deprecate', method(propagator({ from: arg(0), keeps: 'function' }))),
    ...each('format inspect', method(propagator({ from: rest(), keeps: 'data' }))),
    TextEncoder: returns('globalThis.TextEncoder'),
    TextDecoder: returns('globalThis.TextDecoder'),
  },
});
