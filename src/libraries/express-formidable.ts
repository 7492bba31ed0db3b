import { arg, defineLibrary, method, requestInput, sizeLimit, value } from '../vocabulary/index.js';

const mebibyte = 1024 * 1024;

/** The options are those of the form of formidable 1, which keeps every file on the disk. */
const parser = method(
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
  packages: ['express-formidable'],
  reference: 'https://github.com/hatashiro/express-formidable#readme',
  checkedAgainst: '1.2.0',
  exports: { default: parser },
  types: {
    'express.Request': {
      fields: value(requestInput({ part: 'body', shape: 'any' })),
      files: value(requestInput({ part: 'files', shape: 'any', made: ['hash', 'lastModifiedDate', 'path', 'size'] })),
    },
  },
});
