import {
  arg,
  defineLibrary,
  each,
  method,
  property,
  recordHook,
  recordRead,
  recordWrite,
  rest,
  returns,
  sqlQuery,
} from '../vocabulary/index.js';

const unsafe = (tag: string) =>
  method(
    sqlQuery({
      text: arg(0),
      values: rest(1),
      valuesForm: 'spread',
      placeholder: 'unknown',
      dialect: 'unknown',
      tag,
    }),
  );
const raw = method(sqlQuery({ text: arg(0), placeholder: 'tag', dialect: 'unknown', fragment: true }));

const filtered = recordRead({ filter: arg(0).prop('where') });
const data = arg(0).prop('data');
const one = recordWrite({ data, hooks: 'extensions' });
const many = recordWrite({ data: [data.each(), data], hooks: 'extensions' });
const upsert = method(
  recordWrite({ data: arg(0).prop('create'), hooks: 'extensions' }),
  recordWrite({ data: arg(0).prop('update'), hooks: 'extensions' }),
  filtered,
);

const client = {
  $queryRawUnsafe: unsafe('$queryRaw'),
  $executeRawUnsafe: unsafe('$executeRaw'),
  // The tags; called with a string they throw.
  ...each('$queryRaw $executeRaw $queryRawTyped $runCommandRaw', {}),
  $transaction: method({ gives: [[arg(0).param(0), 'PrismaClient']] }),
  /** `query` holds functions that see the listed operations. */
  $extends: method(recordHook({ listener: arg(0).prop('query') }), { returns: 'same' }),
  /** Middleware, up to Prisma 6. */
  $use: method(recordHook({ listener: arg(0) })),
  ...each('$connect $disconnect $on', {}),
  '*': property('ModelDelegate'),
};

export default defineLibrary({
  packages: ['@prisma/client', '@prisma/client/edge', '@prisma/client/extension'],
  declaredIn: ['.prisma/client'],
  reference: 'https://www.prisma.io/docs/orm/prisma-client/using-raw-sql/raw-queries',
  checkedAgainst: '6.19.3',
  exports: {
    PrismaClient: returns('PrismaClient'),
    /** `Prisma.sql` is a safe tag, `Prisma.raw` puts text into it as it is. */
    Prisma: { members: { raw } },
  },
  types: {
    PrismaClient: client,
    TransactionClient: client,
    /** The methods of one model: `prisma.user`. */
    ModelDelegate: {
      create: method(one),
      ...each('createMany createManyAndReturn', method(many)),
      ...each('update updateMany updateManyAndReturn', method(one, filtered)),
      upsert,
      ...each('findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany', method(filtered)),
      ...each('delete deleteMany count aggregate groupBy', method(filtered)),
    },
  },
  callShapes: [
    { method: 'create', type: 'ModelDelegate', when: { keys: ['data'], argument: 0 } },
    { method: 'createMany', type: 'ModelDelegate', when: { keys: ['data'], argument: 0 } },
    { method: 'createManyAndReturn', type: 'ModelDelegate', when: { keys: ['data'], argument: 0 } },
    { method: 'update', type: 'ModelDelegate', when: { keys: ['where', 'data'], argument: 0 } },
    { method: 'updateMany', type: 'ModelDelegate', when: { keys: ['data'], argument: 0 } },
    { method: 'upsert', type: 'ModelDelegate', when: { keys: ['where', 'create', 'update'], argument: 0 } },
  ],
});
