import { arg, defineLibrary, each, method, rest, sqlQuery } from '../vocabulary/index.js';

/**
 * The calls that most drivers share, for a receiver of unknown identity: what proves them is SQL text in the first
 * argument. The placeholder and the dialect stay unknown, so no fix is written.
 */
const unknownDriver = { placeholder: 'unknown', dialect: 'unknown' } as const;
const bound = method(sqlQuery({ text: arg(0), values: arg(1), valuesForm: 'array', ...unknownDriver }));
const names = 'query execute all get run each raw any none one oneOrNone many manyOrNone';
// a repository is handed its database, and the marks of pg-promise's raw placeholders are its own
const promised = method(
  sqlQuery({ text: arg(0), values: arg(1), valuesForm: 'array', ...unknownDriver, rawPlaceholders: 'pg-promise' }),
);
const promisedNames = 'query each any none one oneOrNone many manyOrNone';
const wholeText = 'exec executeMultiple';
const unsafe = '$queryRawUnsafe $executeRawUnsafe';

export default defineLibrary({
  packages: ['any-sql-driver'],
  reference: 'https://en.wikipedia.org/wiki/Prepared_statement',
  checkedAgainst: '1.0.0',
  exports: {},
  types: {
    AnyDriver: {
      ...each(names, bound),
      ...each(promisedNames, promised),
      ...each(wholeText, method(sqlQuery({ text: arg(0), ...unknownDriver }))),
      prepare: method(sqlQuery({ text: arg(0), valuesForm: 'statement', ...unknownDriver })),
      // The client of Prisma 7 is generated into the project: the tag beside the method is always the same.
      $queryRawUnsafe: method(
        sqlQuery({ text: arg(0), values: rest(1), valuesForm: 'spread', ...unknownDriver, tag: '$queryRaw' }),
      ),
      $executeRawUnsafe: method(
        sqlQuery({ text: arg(0), values: rest(1), valuesForm: 'spread', ...unknownDriver, tag: '$executeRaw' }),
      ),
    },
  },
  callShapes: `${names} ${wholeText} prepare ${unsafe}`
    .split(' ')
    .map(name => ({ method: name, type: 'AnyDriver', when: { sqlText: 0 } }) as const),
});
