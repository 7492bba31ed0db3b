import { arg, defineLibrary, returns, sizeLimit } from '../vocabulary/index.js';

/** Files are kept for a listener or a callback; without one their parts are handed on as streams, or dropped. */
const form = returns(
  'Form',
  sizeLimit({
    bounds: 'upload',
    option: arg(0).prop('maxFilesSize'),
    unit: 'bytes',
    default: null,
    propose: '5 * 1024 * 1024',
    coerced: true,
    zeroIsUnlimited: true,
    neededFor: [
      { method: 'on', first: 'file' },
      { method: 'parse', atLeast: 2 },
    ],
    mistakenFor: ['maxFileSize', 'fileSize', 'maxSize', 'limit', 'limits'],
    format: 'multipart',
  }),
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('maxFieldsSize'),
    unit: 'bytes',
    default: 2 * 1024 * 1024,
    propose: '1024 * 1024',
    coerced: true,
  }),
  sizeLimit({ bounds: 'parameter-count', option: arg(0).prop('maxFields'), unit: 'count', default: 1000 }),
);

export default defineLibrary({
  packages: ['multiparty'],
  reference: 'https://github.com/pillarjs/multiparty#api',
  checkedAgainst: '4.3.1',
  exports: { Form: form },
  types: { Form: {} },
});
