import { arg, defineLibrary, each, method, requestInput, sizeLimit } from '../vocabulary/index.js';

/** Slots of an uncalled plugin are those of the call that registers it: `register(multipart, options)`. */
const multipart = {
  is: [
    sizeLimit({
      bounds: 'upload',
      option: arg(1).prop('limits').prop('fileSize'),
      unit: 'bytes',
      /** The server's `bodyLimit`. */
      default: 1024 * 1024,
      propose: '1024 * 1024',
      unparsable: 'throws',
      mistakenFor: ['filesize', 'maxFileSize', 'fileSizeLimit', 'maxSize', 'size'],
      format: 'multipart',
    }),
  ],
};

export default defineLibrary({
  packages: ['@fastify/multipart'],
  reference: 'https://github.com/fastify/fastify-multipart#readme',
  checkedAgainst: '10.1.9',
  exports: { default: multipart, fastifyMultipart: multipart },
  types: {
    'fastify.FastifyRequest': each(
      'file files parts saveRequestFiles formData',
      method(requestInput({ part: 'files', shape: 'any', made: ['filepath'] })),
    ),
  },
});
