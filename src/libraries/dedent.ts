import { arg, defineLibrary, method, propagator } from '../vocabulary/index.js';

/** As a tag or a function: the text without its indentation, with the values of the template as they are. */
const text = method(propagator({ from: arg(0), keeps: 'data' }));

export default defineLibrary({
  packages: ['dedent', 'ts-dedent', 'outdent', 'strip-indent'],
  reference: 'https://github.com/dmnd/dedent#usage',
  checkedAgainst: '1.7.2',
  exports: { default: text, dedent: text, outdent: text },
});
