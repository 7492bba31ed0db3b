import { arg, defineLibrary, each, method, requestInput, returns, sizeLimit, value } from '../vocabulary/index.js';

/** Where and under which name a storage keeps a file is its choice. */
const made = ['destination', 'filename', 'path', 'size', 'key', 'bucket', 'location', 'etag', 'id'];
const chosenByClient = value(requestInput({ part: 'files', shape: 'string' }));
const files = each('file files', value(requestInput({ part: 'files', shape: 'any', made })));

/** Its functions are called with the request of Node.js, as multer has them. */
const storage = method({
  gives: [
    [arg(0).prop('filename').param(1), 'File'],
    [arg(0).prop('destination').param(1), 'File'],
  ],
});

export default defineLibrary({
  packages: ['@koa/multer', 'koa-multer'],
  reference: 'https://github.com/koajs/multer#readme',
  checkedAgainst: '4.0.0',
  exports: {
    /** The options are handed to multer as they are. */
    default: returns(
      'Multer',
      sizeLimit({
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
      }),
      { gives: [[arg(0).prop('fileFilter').param(1), 'File']] },
    ),
    diskStorage: storage,
  },
  types: {
    'koa.Context': files,
    'koa.ParameterizedContext': files,
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
