import {
  arg,
  defineLibrary,
  each,
  httpAdapter,
  instance,
  method,
  middleware,
  propagator,
  receiver,
  rest,
  returns,
  serve,
  sizeLimit,
  staticFiles,
} from '../vocabulary/index.js';
import type { Api, SizeLimitRole } from '../vocabulary/index.js';

const fileSize: Omit<SizeLimitRole, 'role' | 'option'> = {
  bounds: 'upload',
  unit: 'bytes',
  default: null,
  propose: '5 * 1024 * 1024',
  textIsUnlimited: true,
  throwsSince: { package: 'multer', versions: ['2.5.0'] },
  mistakenFor: ['filesize', 'maxFileSize', 'fileSizeLimit', 'maxSize', 'size'],
  format: 'multipart',
};

/** Options that a `MulterModule` of another file sets hold where the interceptor's own do not name them. */
const inherited = { inherits: true, inheritsFrom: ['MulterModule', 'MULTER_MODULE_OPTIONS'] } as const;

const interceptor = (options: number) =>
  method(sizeLimit({ ...fileSize, option: arg(options).prop('limits').prop('fileSize'), ...inherited }));

const application: Readonly<Record<string, Api>> = {
  use: method(middleware({ handlers: rest(), path: arg(0) }), {
    gives: [
      [rest().param(0), 'express.Request'],
      [rest().param(1), 'express.Response'],
    ],
    returns: 'same',
  }),
  ...each('enableCors useGlobalPipes useGlobalGuards useGlobalFilters useGlobalInterceptors', method({ returns: 'same' })),
  ...each('setGlobalPrefix enableVersioning enableShutdownHooks set enable disable engine', method({ returns: 'same' })),
  /** Without an option the parser keeps the limit of body-parser. */
  useBodyParser: method(
    sizeLimit({
      bounds: 'body',
      option: arg(1).prop('limit'),
      unit: 'bytes-text',
      default: 100 * 1024,
      propose: "'100kb'",
      unparsable: 'unlimited',
      throwsSince: { package: 'body-parser', versions: ['1.20.6', '2.3.0'] },
      mistakenFor: ['bodyLimit', 'maxSize', 'maxBodySize', 'sizeLimit'],
    }),
    { returns: 'same' },
  ),
  /** What the container gives for a class. */
  ...each('get resolve', method(instance({ of: arg(0) }))),
  useStaticAssets: method(staticFiles({}), { returns: 'same' }),
  listen: method(serve({})),
  /** What is registered on the adapter's instance holds for this application. */
  ...each('getHttpAdapter getInstance', method(propagator({ from: receiver(), keeps: 'data' }))),
};

export default defineLibrary({
  packages: ['@nestjs/platform-express'],
  reference: 'https://docs.nestjs.com/techniques/file-upload',
  checkedAgainst: '11.2.10',
  exports: {
    FileInterceptor: interceptor(1),
    FilesInterceptor: {
      plays: [
        sizeLimit({
          ...fileSize,
          option: [arg(2).prop('limits').prop('fileSize'), arg(1).prop('limits').prop('fileSize')],
          ...inherited,
        }),
      ],
    },
    FileFieldsInterceptor: interceptor(1),
    AnyFilesInterceptor: interceptor(0),
    MulterModule: {
      members: {
        register: method(sizeLimit({ ...fileSize, option: arg(0).prop('limits').prop('fileSize') })),
        registerAsync: method(
          sizeLimit({
            ...fileSize,
            option: arg(0).prop('useFactory').result().prop('limits').prop('fileSize'),
          }),
        ),
      },
    },
    ExpressAdapter: returns('ExpressAdapter', httpAdapter({ application: arg(0) })),
  },
  types: {
    NestExpressApplication: application,
    ExpressAdapter: { getInstance: returns('express.Application') },
  },
});
