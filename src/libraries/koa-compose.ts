import { arg, defineLibrary, method, propagator } from '../vocabulary/index.js';

const element = arg(0).each();

export default defineLibrary({
  packages: ['koa-compose'],
  reference: 'https://github.com/koajs/compose#readme',
  checkedAgainst: '4.2.0',
  exports: {
    /** One middleware that runs those of a list, which may be lists again, one after the other. */
    default: method(propagator({ from: arg(0), keeps: 'data' }), {
      gives: [
        [element.param(0), 'koa.Context'],
        [element.param(1), 'koa.Next'],
      ],
    }),
  },
});
