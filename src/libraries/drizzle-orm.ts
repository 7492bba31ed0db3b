import { arg, defineLibrary, each, method, recordWrite, returns, sqlQuery } from '../vocabulary/index.js';

const raw = method(sqlQuery({ text: arg(0), placeholder: 'tag', dialect: 'unknown', fragment: true }), {
  returns: 'SQL',
});
/** Takes a string as it is, or an object made by the tag `sql`. */
const execute = method(sqlQuery({ text: arg(0), placeholder: 'tag', dialect: 'unknown' }));
const fluent = method({ returns: 'same' });

const database = {
  ...each('execute run all get values', execute),
  transaction: method({ gives: [[arg(0).param(0), 'Database']] }),
  insert: returns('InsertBuilder'),
  update: returns('UpdateBuilder'),
};

const drivers =
  'node-postgres postgres-js neon-http neon-serverless vercel-postgres pglite aws-data-api/pg mysql2 ' +
  'planetscale-serverless tidb-serverless better-sqlite3 libsql d1 bun-sqlite bun-sql sql-js durable-sqlite';

export default defineLibrary({
  packages: ['drizzle-orm', ...drivers.split(' ').map(driver => `drizzle-orm/${driver}`)],
  reference: 'https://orm.drizzle.team/docs/sql',
  checkedAgainst: '0.45.4',
  exports: {
    drizzle: returns('Database'),
    /** The tag itself is safe. */
    sql: returns('SQL', { members: { raw } }),
  },
  types: {
    Database: database,
    NodePgDatabase: database,
    PostgresJsDatabase: database,
    PgDatabase: database,
    PgTransaction: database,
    MySql2Database: database,
    MySqlDatabase: database,
    BetterSQLite3Database: database,
    LibSQLDatabase: database,
    BaseSQLiteDatabase: database,
    SQL: {},
    InsertBuilder: {
      values: method(recordWrite({ data: [arg(0).each(), arg(0)], hooks: 'none' }), { returns: 'same' }),
      onConflictDoUpdate: method(recordWrite({ data: arg(0).prop('set'), hooks: 'none' }), { returns: 'same' }),
      onDuplicateKeyUpdate: method(recordWrite({ data: arg(0).prop('set'), hooks: 'none' }), { returns: 'same' }),
      ...each('onConflictDoNothing returning', fluent),
    },
    UpdateBuilder: {
      set: method(recordWrite({ data: arg(0), hooks: 'none' }), { returns: 'same' }),
      ...each('where from returning limit orderBy', fluent),
    },
  },
});
