import { arg, defineLibrary, method, sizeLimit } from '../vocabulary/index.js';

const kilobyte = 1024;

/** Text without a number is no limit at all; `Infinity` and `false` throw. */
const parser = method(
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('jsonLimit'),
    unit: 'bytes-text',
    default: 1024 * kilobyte,
    propose: "'1mb'",
    unparsable: 'unlimited',
    infinity: 'throws',
    mistakenFor: ['limit', 'bodyLimit', 'maxSize', 'maxBodySize', 'sizeLimit'],
    format: 'json',
  }),
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('formLimit'),
    unit: 'bytes-text',
    default: 56 * kilobyte,
    propose: "'56kb'",
    unparsable: 'unlimited',
    infinity: 'throws',
    mistakenFor: ['urlencodedLimit'],
    format: 'urlencoded',
  }),
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('textLimit'),
    unit: 'bytes-text',
    default: 56 * kilobyte,
    propose: "'56kb'",
    unparsable: 'unlimited',
    infinity: 'throws',
    format: 'text',
  }),
  /** Read with formidable, where `multipart` is on. */
  sizeLimit({
    bounds: 'upload',
    option: arg(0).prop('formidable').prop('maxFileSize'),
    unit: 'bytes',
    default: 200 * 1024 * kilobyte,
    propose: '5 * 1024 * 1024',
    coerced: true,
    mistakenFor: ['fileSize', 'maxSize', 'limit'],
    format: 'multipart',
  }),
);

export default defineLibrary({
  packages: ['koa-body'],
  reference: 'https://github.com/koajs/koa-body#options',
  checkedAgainst: '8.0.1',
  exports: { default: parser, koaBody: parser },
});
