import { arg, defineLibrary, each, method, propagator } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['cookie'],
  reference: 'https://github.com/jshttp/cookie#api',
  checkedAgainst: '0.7.2',
  exports: each('parse parseCookie', method(propagator({ from: arg(0), keeps: 'data' }))),
});
