import { arg, defineLibrary, method, returns } from '../vocabulary/index.js';

const handled = (given: 'handler' | 'all') =>
  method({ gives: [[arg(0).param(0), 'aws-lambda.ApiEvent']], returns: given === 'all' ? 'Middy' : 'same' });

/** `middy(handler)`, `middy().use(...).handler(handler)`. */
export default defineLibrary({
  packages: ['@middy/core'],
  reference: 'https://middy.js.org/docs/intro/getting-started/',
  checkedAgainst: '6.4.5',
  exports: { default: handled('all') },
  types: { Middy: { handler: handled('handler'), use: returns('Middy') } },
});
