import { arg, defineLibrary, method, sizeLimit } from '../vocabulary/index.js';

/** Versions before 1.20.6 and 2.3.0 take text they cannot parse for no limit; later ones throw when the parser is made. */
const limit = (format: 'json' | 'urlencoded' | 'text' | 'raw' | 'any') =>
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('limit'),
    unit: 'bytes-text',
    default: 100 * 1024,
    narrowedBy: arg(0).prop('type'),
    propose: "'100kb'",
    unparsable: 'unlimited',
    throwsSince: { package: 'body-parser', versions: ['1.20.6', '2.3.0'] },
    mistakenFor: ['bodyLimit', 'maxSize', 'maxBodySize', 'sizeLimit', 'jsonLimit', 'fileSize'],
    format,
  });
const parameterLimit = sizeLimit({
  bounds: 'parameter-count',
  option: arg(0).prop('parameterLimit'),
  unit: 'count',
  default: 1000,
});

export default defineLibrary({
  packages: ['body-parser'],
  reference: 'https://github.com/expressjs/body-parser#api',
  checkedAgainst: '2.4.0',
  exports: {
    /** A call of the whole package reads JSON and forms; version 2 throws. */
    default: method(limit('any'), parameterLimit),
    json: method(limit('json')),
    urlencoded: method(limit('urlencoded'), parameterLimit),
    text: method(limit('text')),
    raw: method(limit('raw')),
  },
});
