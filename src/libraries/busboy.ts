import { arg, defineLibrary, returns, sizeLimit } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['busboy'],
  reference: 'https://github.com/mscdex/busboy#exports',
  checkedAgainst: '1.6.0',
  exports: {
    default: returns(
      'Busboy',
      sizeLimit({
        bounds: 'upload',
        option: arg(0).prop('limits').prop('fileSize'),
        unit: 'bytes',
        default: null,
        propose: '5 * 1024 * 1024',
        textIsUnlimited: true,
        mistakenFor: ['filesize', 'maxFileSize', 'fileSizeLimit', 'maxSize', 'size'],
        format: 'multipart',
      }),
    ),
  },
  types: { Busboy: {} },
});
