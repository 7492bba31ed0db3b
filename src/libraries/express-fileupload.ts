import { arg, defineLibrary, method, requestInput, sizeLimit, value } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['express-fileupload'],
  reference: 'https://github.com/richardgirges/express-fileupload#available-options',
  checkedAgainst: '1.5.2',
  exports: {
    /** Without `abortOnLimit` a file over the limit is cut off and the request goes on. */
    default: method(
      sizeLimit({
        bounds: 'upload',
        option: arg(0).prop('limits').prop('fileSize'),
        unit: 'bytes',
        default: null,
        propose: '5 * 1024 * 1024',
        textIsUnlimited: true,
        mistakenFor: ['filesize', 'maxFileSize', 'fileSizeLimit', 'maxSize', 'size'],
        effectiveOnlyWith: [arg(0).prop('abortOnLimit'), arg(0).prop('limitHandler')],
        otherwise: 'truncated',
        effectiveValue: 'true',
        format: 'multipart',
      }),
    ),
  },
  types: {
    'express.Request': {
      files: value(requestInput({ part: 'files', shape: 'any', made: ['md5', 'size', 'tempFilePath', 'truncated'] })),
    },
  },
});
