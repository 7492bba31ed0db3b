import { arg, defineLibrary, method, sizeLimit } from '../vocabulary/index.js';

const kilobyte = 1024;

/** Text without a number is no limit at all; `0` and `false` stand for the default. */
const parser = method(
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('jsonLimit'),
    unit: 'bytes-text',
    default: 1024 * kilobyte,
    propose: "'1mb'",
    unparsable: 'unlimited',
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
    mistakenFor: ['urlencodedLimit'],
    format: 'urlencoded',
  }),
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('textLimit'),
    unit: 'bytes-text',
    default: 1024 * kilobyte,
    propose: "'1mb'",
    unparsable: 'unlimited',
    format: 'text',
  }),
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('xmlLimit'),
    unit: 'bytes-text',
    default: 1024 * kilobyte,
    propose: "'1mb'",
    unparsable: 'unlimited',
  }),
);

export default defineLibrary({
  packages: ['koa-bodyparser', '@koa/bodyparser'],
  reference: 'https://github.com/koajs/bodyparser#options',
  checkedAgainst: '4.4.1',
  exports: { default: parser, bodyParser: parser },
});
