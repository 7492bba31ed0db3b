import { arg, defineLibrary, each, method, recordWrite, returns, sqlEscape, sqlQuery } from '../vocabulary/index.js';

const fluent = method({ returns: 'same' });
const database = {
  insertInto: returns('InsertQueryBuilder'),
  replaceInto: returns('InsertQueryBuilder'),
  updateTable: returns('UpdateQueryBuilder'),
  transaction: returns('TransactionBuilder'),
  connection: returns('TransactionBuilder'),
  ...each('withSchema withPlugin withTables with withRecursive', fluent),
};
const written = method(recordWrite({ data: [arg(0).each(), arg(0)], hooks: 'none' }), { returns: 'same' });

export default defineLibrary({
  packages: ['kysely'],
  reference: 'https://kysely-org.github.io/kysely-apidoc/interfaces/Sql.html',
  checkedAgainst: '0.29.9',
  exports: {
    Kysely: returns('Kysely'),
    /** The tag itself is safe. */
    sql: returns('RawBuilder', {
      members: {
        raw: returns('RawBuilder', sqlQuery({ text: arg(0), placeholder: 'tag', dialect: 'unknown', fragment: true })),
        lit: method(sqlEscape({ from: arg(0), as: 'literal' })),
        ...each('id ref table', method(sqlEscape({ from: arg(0), as: 'identifier' }))),
      },
    }),
    CompiledQuery: {
      members: {
        raw: method(
          sqlQuery({
            text: arg(0),
            values: arg(1),
            valuesForm: 'array',
            placeholder: 'unknown',
            dialect: 'unknown',
          }),
        ),
      },
    },
  },
  types: {
    Kysely: database,
    Transaction: database,
    RawBuilder: { ...each('as $castTo', fluent) },
    TransactionBuilder: {
      execute: method({ gives: [[arg(0).param(0), 'Transaction']] }),
      setIsolationLevel: fluent,
    },
    InsertQueryBuilder: {
      values: written,
      onDuplicateKeyUpdate: written,
      onConflict: method({ returns: 'same', gives: [[arg(0).param(0), 'OnConflictBuilder']] }),
      ...each('columns returning returningAll ignore', fluent),
    },
    OnConflictBuilder: { doUpdateSet: written, ...each('column columns constraint where', fluent) },
    UpdateQueryBuilder: {
      set: written,
      ...each('where whereRef from returning returningAll limit', fluent),
    },
  },
});
