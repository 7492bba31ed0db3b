import { arg, defineLibrary, each, method, requestInput, returns, sizeLimit, value } from '../vocabulary/index.js';

/** Where and under which name a storage keeps a file is its choice; also of `multer-s3` and `multer-gridfs-storage`. */
const made = ['destination', 'filename', 'path', 'size', 'key', 'bucket', 'location', 'etag', 'id'];
const chosenByClient = value(requestInput({ part: 'files', shape: 'string' }));

/** Version 2.5 throws where a limit is text; earlier ones drop it silently. */
const fileSize = sizeLimit({
  bounds: 'upload',
  option: arg(0).prop('limits').prop('fileSize'),
  unit: 'bytes',
  default: null,
  propose: '5 * 1024 * 1024',
  textIsUnlimited: true,
  throwsSince: { package: 'multer', versions: ['2.5.0'] },
  needlessFor: ['none'],
  mistakenFor: ['filesize', 'maxFileSize', 'fileSizeLimit', 'maxSize', 'size'],
  format: 'multipart',
});

const diskStorage = method({
  gives: [
    [arg(0).prop('filename').param(0), 'express.Request'],
    [arg(0).prop('filename').param(1), 'File'],
    [arg(0).prop('destination').param(0), 'express.Request'],
    [arg(0).prop('destination').param(1), 'File'],
  ],
});

export default defineLibrary({
  packages: ['multer'],
  reference: 'https://github.com/expressjs/multer#api',
  checkedAgainst: '2.5.0',
  exports: {
    default: returns('Multer', fileSize, {
      gives: [
        [arg(0).prop('fileFilter').param(0), 'express.Request'],
        [arg(0).prop('fileFilter').param(1), 'File'],
      ],
    }),
    diskStorage,
  },
  types: {
    'express.Request': each('file files', value(requestInput({ part: 'files', shape: 'any', made }))),
    Multer: {},
    File: {
      originalname: chosenByClient,
      mimetype: chosenByClient,
      fieldname: chosenByClient,
      encoding: chosenByClient,
      buffer: value(requestInput({ part: 'files', shape: 'bytes' })),
    },
  },
});
