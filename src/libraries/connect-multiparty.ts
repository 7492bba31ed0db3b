import { arg, defineLibrary, method, requestInput, sizeLimit, value } from '../vocabulary/index.js';

/** The options are handed to the form of multiparty; every file is kept on the disk. */
const parser = method(
  sizeLimit({
    bounds: 'upload',
    option: arg(0).prop('maxFilesSize'),
    unit: 'bytes',
    default: null,
    propose: '5 * 1024 * 1024',
    coerced: true,
    zeroIsUnlimited: true,
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
  packages: ['connect-multiparty'],
  reference: 'https://github.com/expressjs/connect-multiparty#readme',
  checkedAgainst: '2.2.0',
  exports: { default: parser },
  types: { 'express.Request': { files: value(requestInput({ part: 'files', shape: 'any', made: ['path', 'size'] })) } },
});
