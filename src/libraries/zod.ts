import { arg, defineLibrary, each, method, property, returns, schema, schemaCheck } from '../vocabulary/index.js';
import type { Api } from '../vocabulary/index.js';

const narrow = returns('Schema', schema({ lets: 'narrow' }));
const anyText = returns('Schema', schema({ lets: 'any-text' }));
const same = returns('Schema', schema({ lets: 'same' }));
const inner = returns('Schema', schema({ lets: 'same', of: arg(0) }));
const fields = returns('Schema', schema({ lets: 'fields', of: arg(0) }));
const either = returns('Schema', schema({ lets: 'either', of: arg(0) }));

/** What makes a schema: the exports of the package, and the members of its `z`. */
const makers: Readonly<Record<string, Api>> = {
  string: anyText,
  ...each('number int int32 uint32 int64 uint64 float32 float64 nan boolean stringbool bigint date', narrow),
  ...each('enum nativeEnum literal null undefined void', narrow),
  ...each('uuid uuidv4 uuidv6 uuidv7 guid cuid cuid2 ulid nanoid ksuid xid ipv4 ipv6 cidrv4 cidrv6 hex', narrow),
  ...each('object strictObject looseObject', fields),
  ...each('array optional nullable nullish', inner),
  union: either,
  coerce: property('Coerce'),
  iso: property('Iso'),
};

export default defineLibrary({
  packages: ['zod', 'zod/v3', 'zod/v4'],
  reference: 'https://zod.dev/api',
  checkedAgainst: '4.6.7',
  exports: { ...makers, z: property('Maker') },
  types: {
    Maker: makers,
    Coerce: { string: anyText, ...each('number boolean bigint date', narrow) },
    Iso: each('date time datetime duration', narrow),
    // Methods that may refuse a text or make another value of it (`refine`, `transform`, `pipe`, `email`) are left out: they are unknown.
    Schema: {
      ...each('parse parseAsync', method(schemaCheck({ data: arg(0), gives: 'value' }))),
      ...each('safeParse safeParseAsync spa', method(schemaCheck({ data: arg(0), gives: 'data' }))),
      ...each('min max length nonempty trim toLowerCase toUpperCase startsWith endsWith', same),
      ...each('optional nullable nullish default prefault catch describe meta openapi readonly array', same),
      ...each('int positive negative nonnegative nonpositive gt gte lt lte multipleOf step finite safe', same),
      ...each('partial deepPartial required strict strip passthrough loose', same),
      ...each('uuid uuidv4 uuidv6 uuidv7 guid cuid cuid2 ulid nanoid ksuid xid datetime date time duration', narrow),
      ...each('ip ipv4 ipv6 cidr cidrv4 cidrv6', narrow),
      regex: returns('Schema', schema({ lets: 'pattern', of: arg(0) })),
      ...each('extend safeExtend augment', fields),
      pick: returns('Schema', schema({ lets: 'only', of: arg(0) })),
      omit: returns('Schema', schema({ lets: 'without', of: arg(0) })),
      merge: returns('Schema', schema({ lets: 'merged', of: arg(0) })),
      or: either,
    },
  },
});
