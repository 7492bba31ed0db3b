import { arg, defineLibrary, method, returns, schema, schemaCheck } from '../vocabulary/index.js';

const instance = returns('Ajv');

export default defineLibrary({
  packages: ['ajv', 'ajv/dist/2019', 'ajv/dist/2019.js', 'ajv/dist/2020', 'ajv/dist/2020.js'],
  reference: 'https://ajv.js.org/api.html',
  checkedAgainst: '8.20.0',
  exports: { default: instance, Ajv: instance, Ajv2019: instance, Ajv2020: instance },
  types: {
    Ajv: {
      compile: returns('Validator', schema({ lets: 'json-schema', of: arg(0) })),
      validate: method(schemaCheck({ schema: arg(0), data: arg(1), gives: 'verdict' })),
    },
    Validator: { '()': method(schemaCheck({ data: arg(0), gives: 'verdict' })) },
  },
});
