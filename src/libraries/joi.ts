import { arg, defineLibrary, each, method, property, returns, schema, schemaCheck } from '../vocabulary/index.js';
import type { Api } from '../vocabulary/index.js';

const narrow = returns('Schema', schema({ lets: 'narrow' }));
const anyText = returns('Schema', schema({ lets: 'any-text' }));
const same = returns('Schema', schema({ lets: 'same' }));
const inner = returns('Schema', schema({ lets: 'same', of: arg(0) }));
const fields = returns('Schema', schema({ lets: 'fields', of: arg(0) }));

/** What makes a schema: the members of the package. */
const makers: Readonly<Record<string, Api>> = {
  string: anyText,
  ...each('number boolean bool date valid equal', narrow),
  object: fields,
  array: returns('List'),
};

export default defineLibrary({
  packages: ['joi', '@hapi/joi'],
  reference: 'https://joi.dev/api/',
  checkedAgainst: '18.3.2',
  exports: { ...makers, default: { members: makers }, Joi: property('Maker') },
  types: {
    Maker: makers,
    List: { items: inner },
    // Methods that may refuse a text or make another value of it (`custom`, `external`, `when`, `replace`, `email`, `raw`) are left out: they are unknown.
    Schema: {
      validateAsync: method(schemaCheck({ data: arg(0), gives: 'value' })),
      validate: method(schemaCheck({ data: arg(0), gives: 'data', under: 'value' })),
      ...each('min max length trim lowercase uppercase truncate normalize insensitive case', same),
      ...each(
        'allow disallow invalid not default failover empty optional required exist presence prefs preferences options',
        same,
      ),
      ...each('label description note tag meta example message messages error strict unit id cast', same),
      ...each('integer positive negative multiple greater less precision port unsafe sign iso timestamp', same),
      ...each('and or nand xor oxor with without unknown single unique sparse has', same),
      ...each('valid equal only alphanum token hex guid uuid isoDate isoDuration ip hostname base64 creditCard', narrow),
      ...each('pattern regex', returns('Schema', schema({ lets: 'pattern', of: arg(0) }))),
      ...each('keys append', fields),
      concat: returns('Schema', schema({ lets: 'merged', of: arg(0) })),
    },
  },
});
