import { arg, defineLibrary, method, sizeLimit } from '../vocabulary/index.js';
import type { SizeLimitRole } from '../vocabulary/index.js';

/** The default is 0, which stands for none. Multipart bodies are not counted. */
const maxBodySize = (format?: NonNullable<SizeLimitRole['format']>) =>
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('maxBodySize'),
    unit: 'bytes',
    default: null,
    propose: '100 * 1024',
    coerced: true,
    zeroIsUnlimited: true,
    mistakenFor: ['limit', 'bodyLimit', 'maxSize', 'sizeLimit'],
    ...(format ? { format } : {}),
  });

/** The limit of the formidable 1 that reads the parts. */
const maxFileSize = sizeLimit({
  bounds: 'upload',
  option: arg(0).prop('maxFileSize'),
  unit: 'bytes',
  default: 200 * 1024 * 1024,
  propose: '5 * 1024 * 1024',
  coerced: true,
  mistakenFor: ['fileSize', 'maxSize', 'limit'],
  format: 'multipart',
});

export default defineLibrary({
  packages: ['restify'],
  reference: 'https://restify.com/docs/plugins-api/#bodyparser',
  checkedAgainst: '11.1.0',
  exports: {
    plugins: {
      members: {
        bodyParser: method(maxBodySize('any'), maxFileSize),
        bodyReader: method(maxBodySize()),
        jsonBodyParser: method(maxBodySize('json')),
        urlEncodedBodyParser: method(maxBodySize('urlencoded')),
        multipartBodyParser: method(maxFileSize),
      },
    },
  },
});
