import { arg, defineLibrary, method, requestInput, returns, sizeLimit } from '../vocabulary/index.js';

const mebibyte = 1024 * 1024;

const form = returns(
  'IncomingForm',
  sizeLimit({
    bounds: 'upload',
    option: arg(0).prop('maxFileSize'),
    unit: 'bytes',
    default: 200 * mebibyte,
    propose: '5 * 1024 * 1024',
    coerced: true,
    mistakenFor: ['fileSize', 'maxSize', 'limit', 'limits'],
    format: 'multipart',
  }),
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('maxFieldsSize'),
    unit: 'bytes',
    default: 20 * mebibyte,
    propose: '1024 * 1024',
    coerced: true,
  }),
  sizeLimit({ bounds: 'parameter-count', option: arg(0).prop('maxFields'), unit: 'count', default: 1000 }),
);

export default defineLibrary({
  packages: ['formidable'],
  reference: 'https://github.com/node-formidable/formidable#api',
  checkedAgainst: '3.5.4',
  exports: { default: form, formidable: form, IncomingForm: form, Formidable: form },
  types: {
    IncomingForm: {
      /** Resolves to `[fields, files]`. */
      parse: method(requestInput({ part: 'body', shape: 'any', made: ['filepath', 'newFilename'] })),
    },
  },
});
