import { arg, defineLibrary, each, method, promised, property, returns, sqlEscape, sqlQuery } from '../vocabulary/index.js';

/**
 * `db.any(text, values)`: `$1` with an array or one value, `${name}` inside plain strings with an object. The values
 * are quoted on the client. The query may also be a `ParameterizedQuery` or its plain form.
 */
const statement = {
  text: [arg(0).prop('text'), arg(0)],
  values: [arg(0).prop('values'), arg(1)],
  valuesForm: 'array',
  placeholder: '$1',
  dialect: 'postgres',
} as const;
/** The values are formatted by the library, with modifiers such as `$1:raw`. */
const formatted = sqlQuery({ ...statement, rawPlaceholders: 'pg-promise' });
/** The values are bound by the server. */
const bound = sqlQuery(statement);
const literal = method(sqlEscape({ from: arg(0), as: 'literal' }));
const identifier = method(sqlEscape({ from: arg(0), as: 'identifier' }));

const task = (type: string) =>
  method({
    gives: [
      [arg(0).param(0), type],
      [arg(1).param(0), type],
    ],
  });
const queries = {
  ...each('any none one oneOrNone many manyOrNone result query multi multiResult map each', method(formatted)),
  // The name of the function or procedure goes into the text as it is.
  ...each('func proc', method(sqlQuery({ text: arg(0), placeholder: '$1', dialect: 'postgres', fragment: true }))),
  ...each('task taskIf tx txIf', task('ITask')),
};
const as = {
  format: method(formatted, sqlEscape({ from: arg(1), as: 'literal' })),
  ...each('text csv json array date bool number buffer', literal),
  ...each('name alias', identifier),
};

export default defineLibrary({
  packages: ['pg-promise'],
  reference: 'https://vitaly-t.github.io/pg-promise/Database.html',
  checkedAgainst: '12.7.1',
  exports: {
    default: returns('IMain', { members: { as: { members: as } } }),
    ParameterizedQuery: method(bound),
    PreparedStatement: method(bound),
  },
  types: {
    /** The initialised library: `const pgp = require('pg-promise')(); const db = pgp(connection)`. */
    IMain: {
      '()': returns('IDatabase'),
      as: property('IFormatting'),
      helpers: property('IHelpers'),
      ParameterizedQuery: method(bound),
      PreparedStatement: method(bound),
    },
    IDatabase: { ...queries, connect: returns(promised('IConnected')) },
    IConnected: queries,
    ITask: queries,
    IBaseProtocol: queries,
    IFormatting: as,
    /** `pgp.helpers.insert(data, columns, table)` answers with text whose values and names are quoted. */
    IHelpers: {
      ...each('insert update values sets', literal),
      concat: {},
    },
  },
});
