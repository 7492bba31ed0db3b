import { arg, defineLibrary, each, method, returns, schema, schemaCheck } from '../vocabulary/index.js';

const narrow = returns('Schema', schema({ lets: 'narrow' }));
const same = returns('Schema', schema({ lets: 'same' }));
const inner = returns('Schema', schema({ lets: 'same', of: arg(0) }));
const fields = returns('Schema', schema({ lets: 'fields', of: arg(0) }));

export default defineLibrary({
  packages: ['yup'],
  reference: 'https://github.com/jquense/yup#api',
  checkedAgainst: '1.7.1',
  exports: {
    string: returns('Schema', schema({ lets: 'any-text' })),
    ...each('number boolean bool date', narrow),
    object: fields,
    array: inner,
  },
  types: {
    // Methods that may refuse a text or make another value of it (`test`, `transform`, `when`, `email`) are left out: they are unknown.
    Schema: {
      ...each('validate validateSync', method(schemaCheck({ data: arg(0), gives: 'value' }))),
      ...each('required optional notRequired defined undefined nullable nonNullable default label meta typeError strict', same),
      ...each('min max length trim lowercase uppercase ensure integer positive negative moreThan lessThan round truncate', same),
      ...each('noUnknown partial deepPartial exact compact', same),
      ...each('oneOf equals uuid datetime', narrow),
      matches: returns('Schema', schema({ lets: 'pattern', of: arg(0) })),
      of: inner,
      shape: fields,
      concat: returns('Schema', schema({ lets: 'merged', of: arg(0) })),
    },
  },
});
