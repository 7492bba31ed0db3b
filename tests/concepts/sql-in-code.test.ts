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
  "db.any('SELECT * FROM t ORDER BY $1:raw', [sort])",
  "db.any('SELECT * FROM t WHERE $<where^>', { where })",
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
  'qb.orderBy(`listing.${column}`, direction)',
  "qb.addOrderBy('listing.' + column)",
  "sql += ' limit ?' + offset",
  "parts.join(' and ')",
  "return a + ' or ' + b",
  "[columns, 'from ', table].join('')",
  'sequelize.literal(text)',
];

const others = [
  "log('Select a user')",
  "emitter.on('delete', remove)",
  "label('Create a new thing')",
  "log('update of ' + name + ' failed')",
  'log(`with ${name}`)',
  "import { from } from 'rxjs'",
  'const size = limit ? limit + 1 : 10',
  'interface Page { limit?: number; offset?: number } const a = `${b}`',
  'throw new Error(`give "a" or "b", not ${c}`)',
  "pick(row, ['from', 'to']).a + b",
  "qb.orderBy('listing.price', a + b)",
  'z.literal(State.Done).or(a + b)',
  "_.groupBy(posts, 'cid')[a + b]",
  "price('$1:raw')",
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

  // a pattern that backtracks would not come back from these
  test.each([
    ["'" + '-- '.repeat(20_000), false],
    ["'" + '/* '.repeat(20_000), false],
    ["'" + ' ('.repeat(20_000), false],
    ['select '.repeat(5_000), false],
    ["'select " + 'a'.repeat(100_000), false],
    ['where a '.repeat(10_000), false],
    ['update a '.repeat(10_000), false],
    ["'select a ".repeat(10_000) + 'from b', true],
    ['$( '.repeat(20_000) + ' '.repeat(20_000), false],
    ["'select a from b $<" + 'a'.repeat(100_000), true],
  ])('of great length: %#', (text, begins) => {
    expect([BEGINS_SQL.matches(text), BUILDS_SQL.matches(text)]).toEqual([begins, false]);
  });
});
