import { arg, defineLibrary, each, method, requestInput, sizeLimit } from '../vocabulary/index.js';

/** The name of `@fastify/multipart` before version 6, which had no limit of its own. */
export default defineLibrary({
  packages: ['fastify-multipart'],
  reference: 'https://github.com/fastify/fastify-multipart/tree/v5.3.1#readme',
  checkedAgainst: '5.3.1',
  exports: {
    default: {
      is: [
        sizeLimit({
          bounds: 'upload',
          option: arg(1).prop('limits').prop('fileSize'),
          unit: 'bytes',
          default: null,
          propose: '5 * 1024 * 1024',
          unparsable: 'throws',
          mistakenFor: ['filesize', 'maxFileSize', 'fileSizeLimit', 'maxSize', 'size'],
          format: 'multipart',
        }),
      ],
    },
  },
  types: {
    'fastify.FastifyRequest': each(
      'file files parts saveRequestFiles',
      method(requestInput({ part: 'files', shape: 'any', made: ['filepath'] })),
    ),
  },
});
