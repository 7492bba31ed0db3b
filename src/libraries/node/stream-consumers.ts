import { arg, bodyStream, defineLibrary, each, method } from '../../vocabulary/index.js';

export default defineLibrary({
  packages: ['node:stream/consumers', 'stream/consumers'],
  reference: 'https://nodejs.org/api/webstreams.html#utility-consumers',
  checkedAgainst: '20.20.2',
  exports: each('text json buffer arrayBuffer blob', method(bodyStream({ whole: arg(0) }))),
});
