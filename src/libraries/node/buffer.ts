import type { Api } from '../../vocabulary/index.js';
import {
  arg,
  base64Decode,
  defineLibrary,
  each,
  method,
  propagator,
  receiver,
  returns,
  sanitizer,
} from '../../vocabulary/index.js';

const fromText = [base64Decode({ text: arg(0), encoding: arg(1) }), propagator({ from: arg(0), keeps: 'data' })];
const number = method(sanitizer({ to: 'number' }));
const self = propagator({ from: receiver(), keeps: 'data' });

/** `Buffer.from(text, 'base64')`, and `new Buffer(text, 'base64')` of old. */
const buffer: Api = returns('Buffer', ...fromText, {
  members: {
    from: returns('Buffer', ...fromText),
    concat: returns('Buffer', propagator({ from: arg(0).each(), keeps: 'data' })),
    ...each('byteLength compare', number),
    isBuffer: method(sanitizer({ to: 'boolean' })),
  },
});
const atob = method(base64Decode({ text: arg(0) }), propagator({ from: arg(0), keeps: 'data' }));
const btoa = method(propagator({ from: arg(0), keeps: 'data' }));

export default defineLibrary({
  packages: ['node:buffer', 'buffer'],
  reference: 'https://nodejs.org/api/buffer.html',
  checkedAgainst: '20.20.2',
  exports: { Buffer: buffer, atob, btoa },
  types: {
    Buffer: {
      ...each('toString toJSON', method(self)),
      ...each('subarray slice', returns('Buffer', self)),
      equals: method(sanitizer({ to: 'boolean' })),
    },
  },
  globals: { Buffer: buffer, atob, btoa },
});
