import { arg, defineLibrary, each, method, propagator, returns, textFormat } from '../../vocabulary/index.js';

export default defineLibrary({
  packages: ['node:util', 'util'],
  reference: 'https://nodejs.org/api/util.html',
  checkedAgainst: '20.20.2',
  exports: {
    ...each('promisify callbackify deprecate', method(propagator({ from: arg(0), keeps: 'function' }))),
    format: method(textFormat({ pattern: arg(0), valuesFrom: 1, appends: true })),
    formatWithOptions: method(textFormat({ pattern: arg(1), valuesFrom: 2, appends: true })),
    inspect: method(propagator({ from: arg(0), keeps: 'data' })),
    TextEncoder: returns('globalThis.TextEncoder'),
    TextDecoder: returns('globalThis.TextDecoder'),
  },
});
