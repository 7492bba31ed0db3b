import { arg, defineLibrary, method, rest, sqlEscape, sqlQuery, textFormat } from '../vocabulary/index.js';

const literal = method(sqlEscape({ from: arg(0), as: 'literal' }));
const identifier = method(sqlEscape({ from: arg(0), as: 'identifier' }));

/** `%L` quotes a literal and `%I` an identifier; `%s` inserts its value as it is. */
const text = { text: arg(0), placeholder: 'unknown', dialect: 'postgres', fragment: true } as const;

export default defineLibrary({
  packages: ['pg-format'],
  reference: 'https://github.com/datalanche/node-pg-format',
  checkedAgainst: '1.0.4',
  exports: {
    default: method(
      sqlQuery({ ...text, values: rest(1), valuesForm: 'spread' }),
      textFormat({ pattern: arg(0), valuesFrom: 1, quotes: { L: 'literal', I: 'identifier' } }),
      {
        members: {
          literal,
          ident: identifier,
          quoteLiteral: literal,
          quoteIdent: identifier,
          withArray: method(
            sqlQuery({ ...text, values: arg(1), valuesForm: 'array' }),
            sqlEscape({ from: arg(1), as: 'literal' }),
          ),
        },
      },
    ),
    literal,
    ident: identifier,
  },
});
