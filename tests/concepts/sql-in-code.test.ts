import { describe, expect, test } from 'vitest';
import { BEGINS_SQL, BUILDS_SQL } from '../../src/concepts/sql-text/index.js';

const statements = [
  'q(`SELECT * FROM users WHERE id = ${id}`)',
  "q('select id from t where a = ' + a)",
  String.raw`q("SELECT\n id FROM x WHERE a = " + a)`,
  'q(`\n  -- find it\n  SELECT a FROM b WHERE c = ${d}`)',
  "q('SELECT ' + cols + ' FROM t')",
  "q(['SELECT', c, 'FROM', t].join(' '))",
  'q(`UPDATE ${t} SET a = 1`)',
  "q('UPDATE ' + t + ' SET a = 1')",
  "q('INSERT INTO t (a) VALUES (' + a + ')')",
  'q(`DELETE FROM x WHERE a = ${b}`)',
  'q(`WITH a AS (SELECT 1) SELECT ${x}`)',
  "q('CALL proc(' + x + ')')",
  'q(`CREATE TABLE ${n} (a int)`)',
  "q('DROP DATABASE ' + n)",
  'q(`/* hint */ SELECT * FROM ${a}`)',
  "q('(SELECT 1) UNION ' + x)",
  'q(`REPLACE INTO t VALUES (${a})`)',
  'q(`SELECT "a" FROM t WHERE b = ${c}`)',
  "q('TRUNCATE TABLE ' + t)",
];

const pieces = [
  "sql += ' AND name = ' + n",
  "w.push(`name LIKE '%${q}%'`); sql += ' WHERE ' + w.join(' AND ')",
  "sql += ' ORDER BY ' + c",
  'sql += ` limit ${n}`',
  "qb.where(`u.name = '${n}'`)",
  "sql += ' WHERE id = ' + id",
  'sql += ` and age > ${n}`',
  "qb.whereRaw(x + ' = 1')",
  'qb.orderBy(column)',
];

const others = [
  "log('Select a user')",
  "emitter.on('delete', remove)",
  "label('Create a new thing')",
  "log('update of ' + name + ' failed')",
  'log(`with ${name}`)',
  "import { from } from 'rxjs'",
];

describe('code', () => {
  test.each(statements)('in which a statement begins and is built: %s', code => {
    expect([BEGINS_SQL.matches(code), BUILDS_SQL.matches(code)]).toEqual([true, true]);
  });

  test.each(pieces)('that builds a piece of one: %s', code => {
    expect([BEGINS_SQL.matches(code), BUILDS_SQL.matches(code)]).toEqual([false, true]);
  });

  test.each(others)('that does neither: %s', code => {
    expect([BEGINS_SQL.matches(code), BUILDS_SQL.matches(code)]).toEqual([false, false]);
  });

  test.each([
    ["'" + '-- '.repeat(20_000), 'comments'],
    ["'" + '/* '.repeat(20_000), 'comments that do not end'],
    ["'" + ' ('.repeat(20_000), 'brackets'],
    ['select '.repeat(5_000), 'verbs'],
    ["'select " + 'a'.repeat(100_000), 'one long word'],
    ['where a '.repeat(10_000), 'conditions'],
    ['update a '.repeat(10_000), 'updates'],
  ])('is looked through in time: %#', text => {
    // a pattern that backtracks would not come back
    expect(typeof (BEGINS_SQL.matches(text) || BUILDS_SQL.matches(text))).toBe('boolean');
  });
});
