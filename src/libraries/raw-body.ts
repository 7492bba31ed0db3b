import { arg, defineLibrary, method, requestInput, sizeLimit } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['raw-body'],
  reference: 'https://github.com/stream-utils/raw-body#api',
  checkedAgainst: '3.0.2',
  exports: {
    default: method(
      requestInput({ part: 'body', shape: 'bytes' }),
      sizeLimit({
        bounds: 'body',
        option: arg(1).prop('limit'),
        unit: 'bytes-text',
        default: null,
        propose: "'100kb'",
        unparsable: 'unlimited',
        stream: arg(0),
        mistakenFor: ['maxSize', 'maxBodySize', 'bodyLimit', 'sizeLimit'],
      }),
    ),
  },
});
