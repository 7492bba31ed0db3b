import { arg, defineLibrary, returns, sizeLimit } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['fastify-multer'],
  reference: 'https://github.com/fox1t/fastify-multer#api',
  checkedAgainst: '2.0.3',
  exports: {
    /** The options of multer; a limit that is no number throws. */
    default: returns(
      'Multer',
      sizeLimit({
        bounds: 'upload',
        option: arg(0).prop('limits').prop('fileSize'),
        unit: 'bytes',
        default: null,
        propose: '5 * 1024 * 1024',
        unparsable: 'throws',
        needlessFor: ['none'],
        mistakenFor: ['filesize', 'maxFileSize', 'fileSizeLimit', 'maxSize', 'size'],
        format: 'multipart',
      }),
    ),
  },
  types: { Multer: {} },
});
