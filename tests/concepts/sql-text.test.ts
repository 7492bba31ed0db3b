import { describe, expect, it } from 'vitest';
import type { HolePosition, Rewrite, SqlGrammar, SqlPiece } from '../../src/concepts/sql-text/index.js';
import { bindHoles, columnsOfValues, conditionsOf, isSqlStatement, readHoles } from '../../src/concepts/sql-text/index.js';

/** The pieces of a template; each hole holds its number. */
const sql = (texts: TemplateStringsArray, ...holes: readonly number[]): SqlPiece[] =>
  texts.flatMap((text, i): SqlPiece[] => [
    ...(text === '' ? [] : [{ text }]),
    ...(i < holes.length ? [{ hole: holes[i]! }] : []),
  ]);

const pg: SqlGrammar = { placeholder: '$1', dialect: 'postgres', fragment: false };
const mysql: SqlGrammar = { placeholder: '?', dialect: 'mysql', fragment: false, limitNeedsNumber: true };
const execute: SqlGrammar = { placeholder: '?', dialect: 'mysql', fragment: false };
const sqlite: SqlGrammar = { placeholder: '?', dialect: 'sqlite', fragment: false };
const mssql: SqlGrammar = { placeholder: '@name', dialect: 'mssql', fragment: false };
const oracle: SqlGrammar = { placeholder: ':1', dialect: 'oracle', fragment: false };
const named: SqlGrammar = { placeholder: ':name', dialect: 'postgres', fragment: false };
const condition: SqlGrammar = { placeholder: ':name', dialect: 'postgres', fragment: true };
const tag: SqlGrammar = { placeholder: 'tag', dialect: 'postgres', fragment: false };
const unknown: SqlGrammar = { placeholder: 'unknown', dialect: 'unknown', fragment: false };

const none = { positional: 0, names: [] };
const isFree = { safeToBind: true, nameHint: null };

const rewrite = (pieces: readonly SqlPiece[], grammar: SqlGrammar, existing: Parameters<typeof bindHoles>[2] = none): Rewrite =>
  bindHoles(pieces, grammar, existing, Array(9).fill(isFree));

/** A rewrite in one line: its text with holes as `{0}`, its values, `~` before what is only likely. */
function describeRewrite(result: Rewrite): string {
  if ('refused' in result) return `refused: ${result.refused}`;
  const text = result.pieces.map(piece =>
    'text' in piece ? piece.text : 'hole' in piece ? `{${piece.hole}}` : piece.placeholder,
  );
  const values = result.values.map(value => {
    const parts = value.parts.map(part => ('hole' in part ? `{${part.hole}}` : part.text)).join('');
    const call = value.asNumber ? `Number(${parts})` : value.asText ? `String(${parts})` : value.asList ? `[${parts}]` : parts;
    return value.name === undefined ? call : `${value.name}: ${call}`;
  });
  return `${result.certainty === 'kept' ? '' : '~ '}${text.join('')} <- ${values.join(', ')}`;
}

describe('where a hole stands', () => {
  const rows: [SqlPiece[], SqlGrammar, ...(string | null)[]][] = [
    [sql`SELECT * FROM t WHERE name = '${0}'`, pg, 'quoted', 'where', 'name'],
    [sql`SELECT * FROM t WHERE u.name = '${0}'`, pg, 'quoted', 'where', 'name'],
    [sql`SELECT * FROM t WHERE name LIKE '%${0}%'`, pg, 'quoted', 'where', 'name'],
    [sql`SELECT * FROM t WHERE name = 'it''s ${0}'`, pg, 'quoted', 'where', 'name'],
    [sql`SELECT * FROM t WHERE lower(name) = lower('${0}')`, pg, 'quoted', 'where', 'name'],
    [sql`SELECT * FROM t WHERE a = 'x' AND name = '${0}'`, pg, 'quoted', 'where', 'name'],
    [sql`SELECT * FROM t WHERE key = '${0}'`, pg, 'quoted', 'where', 'key'],
    [sql`SELECT * FROM t WHERE "userName" = '${0}'`, pg, 'quoted', 'where', 'userName'],
    [sql`SELECT * FROM t WHERE name = "${0}"`, mysql, 'quoted', 'where', 'name'],
    [sql`SELECT * FROM t WHERE name = "${0}"`, pg, 'identifier', 'where', 'name'],
    [sql`SELECT * FROM t WHERE name = "${0}"`, unknown, 'identifier', 'where', 'name'],
    [[{ text: "SELECT * FROM t WHERE a = 'it\\'s' AND b = " }, { hole: 0 }], mysql, 'value', 'where', 'b'],
    [[{ text: "SELECT * FROM t WHERE a = '\\' AND b = " }, { hole: 0 }], pg, 'value', 'where', 'b'],
    [[{ text: "SELECT * FROM t WHERE a = E'\\'' AND b = " }, { hole: 0 }], pg, 'value', 'where', 'b'],
    [sql`SELECT \`${0}\` FROM t`, mysql, 'identifier', 'select', null],
    [sql`SELECT [${0}] FROM t`, mssql, 'identifier', 'select', null],
    [sql`SELECT 1 -- ${0}`, pg, 'comment', 'comment', null],
    [sql`SELECT 1 # ${0}`, mysql, 'comment', 'comment', null],
    [sql`SELECT /* ${0} */ 1`, pg, 'comment', 'comment', null],
    [sql`SELECT 5--${0}`, mysql, 'fragment', 'select', null],
    [sql`SELECT /* /* */ ${0} */ 1`, pg, 'comment', 'comment', null],
    [
      sql`SELECT -- don't
      id FROM t WHERE name = '${0}'`,
      pg,
      'quoted',
      'where',
      'name',
    ],
    [sql`SELECT /* don't */ id FROM t WHERE id = ${0}`, unknown, 'value', 'where', 'id'],
    [sql`DO $x$ BEGIN PERFORM '${0}'; END $x$`, pg, 'dollar-quoted', 'start', null],
    [sql`SELECT * FROM t WHERE id = ${0}`, pg, 'value', 'where', 'id'],
    [sql`SELECT * FROM t WHERE id <> ${0}`, unknown, 'value', 'where', 'id'],
    [sql`SELECT * FROM t WHERE name LIKE ${0}`, pg, 'value', 'where', 'name'],
    [sql`SELECT * FROM t WHERE name NOT ILIKE ${0}`, pg, 'value', 'where', 'name'],
    [sql`SELECT * FROM t WHERE a = b + ${0}`, pg, 'value', 'where', 'a'],
    [sql`SELECT * FROM t WHERE a || ${0} = 'x'`, pg, 'value', 'where', null],
    [sql`SELECT * FROM t WHERE length(name) > ${0}`, sqlite, 'value', 'where', 'name'],
    [sql`SELECT * FROM t JOIN s ON s.t_id = ${0}`, pg, 'value', 'on', 't_id'],
    [sql`SELECT a FROM t GROUP BY a HAVING count(*) > ${0}`, pg, 'value', 'having', null],
    [sql`UPDATE t SET name = ${0}`, pg, 'value', 'set', 'name'],
    [sql`INSERT INTO t (id, name) VALUES (1, ${0})`, pg, 'value', 'values', 'name'],
    [sql`INSERT INTO t (id, name) VALUES (1, 'a'), (2, ${0})`, pg, 'value', 'values', 'name'],
    [sql`INSERT INTO t (id) VALUES (${0})`, pg, 'value', 'values', 'id'],
    [sql`INSERT INTO t (id, name) VALUES (${0})`, pg, 'fragment', 'values', 'id'],
    [sql`INSERT INTO t VALUES ${0}`, pg, 'fragment', 'values', null],
    [sql`INSERT INTO t (id, name) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET name = ${0}`, pg, 'value', 'set', 'name'],
    [sql`INSERT INTO t (id, name) VALUES (1, 2) ON DUPLICATE KEY UPDATE name = ${0}`, mysql, 'value', 'set', 'name'],
    [sql`SELECT * FROM t WHERE id = CASE WHEN a = 1 THEN ${0} END`, pg, 'value', 'where', 'id'],
    [sql`SELECT * FROM t ORDER BY CASE WHEN id = ${0} THEN 0 ELSE 1 END`, pg, 'value', 'order by', 'id'],
    [sql`SELECT * FROM t WHERE coalesce(a, ${0}) = 1`, pg, 'value', 'where', null],
    [sql`SELECT * FROM generate_series(1, ${0})`, pg, 'value', 'from', null],
    [sql`CALL proc(${0})`, mysql, 'value', 'call', null],
    [sql`SELECT * FROM t WHERE id IN (${0})`, pg, 'list', 'where', 'id'],
    [sql`SELECT * FROM t WHERE id NOT IN ( ${0} )`, pg, 'list', 'where', 'id'],
    [sql`SELECT * FROM t WHERE name IN ('${0}')`, pg, 'quoted', 'where', 'name'],
    [sql`SELECT * FROM t WHERE id IN ${0}`, pg, 'fragment', 'where', 'id'],
    [sql`SELECT * FROM t WHERE id = ANY(${0})`, pg, 'fragment', 'where', 'id'],
    [sql`SELECT * FROM t LIMIT ${0}`, pg, 'limit', 'limit', null],
    [sql`SELECT * FROM t LIMIT 5 OFFSET ${0}`, pg, 'limit', 'offset', null],
    [sql`SELECT TOP ${0} * FROM t`, mssql, 'limit', 'top', null],
    [sql`SELECT TOP (${0}) * FROM t`, mssql, 'limit', 'top', null],
    [sql`SELECT * FROM t ORDER BY id OFFSET 1 ROWS FETCH NEXT ${0} ROWS ONLY`, mssql, 'limit', 'fetch', null],
    [sql`SELECT * FROM ${0}`, pg, 'identifier', 'from', null],
    [sql`SELECT * FROM a, ${0}`, pg, 'identifier', 'from', null],
    [sql`SELECT * FROM t_${0} WHERE id = 1`, pg, 'identifier', 'from', null],
    [sql`SELECT * FROM ${0}.t`, pg, 'identifier', 'from', null],
    [sql`SELECT * FROM t JOIN ${0} ON true`, pg, 'identifier', 'join', null],
    [sql`INSERT INTO ${0} VALUES (1)`, pg, 'identifier', 'into', null],
    [sql`INSERT INTO t (a, ${0}) VALUES (1)`, pg, 'identifier', 'columns', null],
    [sql`UPDATE ${0} SET a = 1`, pg, 'identifier', 'update', null],
    [sql`DROP TABLE ${0}`, pg, 'identifier', 'table', null],
    [sql`SELECT ${0} FROM t`, pg, 'identifier', 'select', null],
    [sql`SELECT DISTINCT ${0} FROM t`, pg, 'identifier', 'select', null],
    [sql`SELECT count(${0}) FROM t`, pg, 'identifier', 'select', null],
    [sql`SELECT a AS ${0} FROM t`, pg, 'identifier', 'select', null],
    [sql`SELECT a::${0} FROM t`, pg, 'identifier', 'select', null],
    [sql`DELETE FROM t RETURNING ${0}`, pg, 'identifier', 'returning', null],
    [sql`UPDATE t SET ${0} = 1`, pg, 'identifier', 'set', null],
    [sql`SELECT * FROM t WHERE ${0} = 1`, pg, 'identifier', 'where', null],
    [sql`SELECT * FROM t WHERE t.${0} = 1`, pg, 'identifier', 'where', null],
    [sql`SELECT a FROM t GROUP BY ${0}`, pg, 'identifier', 'group by', null],
    [sql`SELECT * FROM t ORDER BY ${0}`, pg, 'identifier', 'order by', null],
    [sql`SELECT * FROM t ORDER BY a, ${0} DESC`, pg, 'identifier', 'order by', null],
    [sql`SELECT * FROM t ORDER BY a ${0}`, pg, 'direction', 'order by', null],
    [sql`SELECT * FROM t ${0}`, pg, 'fragment', 'from', null],
    [sql`SELECT * FROM t WHERE ${0}`, pg, 'fragment', 'where', null],
    [sql`SELECT * FROM t WHERE a = 1 AND ${0}`, pg, 'fragment', 'where', null],
    [sql`SELECT * FROM t WHERE a = 1 ${0}`, pg, 'fragment', 'where', 'a'],
    [sql`SELECT * FROM t WHERE (${0})`, pg, 'fragment', 'where', null],
    [sql`SELECT * FROM t WHERE EXISTS (${0})`, pg, 'fragment', 'where', null],
    [sql`SELECT * FROM (${0}) x`, pg, 'fragment', 'from', null],
    [sql`UPDATE t SET ${0} WHERE id = 1`, pg, 'fragment', 'set', null],
    [sql`${0} LIMIT 1`, pg, 'fragment', 'start', null],
    [sql`u.name = '${0}'`, condition, 'quoted', 'where', 'name'],
    [sql`u.id = ${0}`, condition, 'value', 'where', 'id'],
    [sql`${0} = 1`, condition, 'identifier', 'where', null],
    [sql`${0}`, condition, 'fragment', 'where', null],
  ];
  it.each(rows.map(([pieces, grammar, ...reading]) => ({ text: textOf(pieces), pieces, grammar, reading })))(
    '$grammar.dialect: $text',
    ({ pieces, grammar, reading }) => {
      const [first, ...others] = readHoles(pieces, grammar);
      expect([first?.hole, first?.position, first?.clause, first?.column, others]).toEqual([0, ...reading, []]);
    },
  );

  const several: [SqlPiece[], ...HolePosition[]][] = [
    [sql`SELECT * FROM t WHERE d BETWEEN ${0} AND ${1} AND ${2}`, 'value', 'value', 'fragment'],
    [sql`SELECT * FROM t WHERE id IN (${0}, ${1})`, 'value', 'value'],
    [sql`SELECT * FROM t ORDER BY ${0} ${1} LIMIT ${2}, ${3}`, 'identifier', 'direction', 'limit', 'limit'],
    [sql`SELECT * FROM t WHERE a = ${0}${1}`, 'fragment', 'fragment'],
    [sql`SELECT * FROM t WHERE a = '${0}${1}'`, 'quoted', 'quoted'],
    [sql`INSERT INTO ${0} (${1}) VALUES (${2}, ${3})`, 'identifier', 'identifier', 'value', 'value'],
    [sql`SELECT a FROM t WHERE id IN (SELECT ${0} FROM s WHERE x = ${1}) AND y = ${2}`, 'identifier', 'value', 'value'],
  ];
  it.each(several.map(([pieces, ...positions]) => ({ text: textOf(pieces), pieces, positions })))(
    '$text',
    ({ pieces, positions }) => {
      for (const grammar of [pg, sqlite, mysql, unknown]) {
        expect(readHoles(pieces, grammar).map(reading => reading.position)).toEqual(positions);
      }
    },
  );
});

describe('the rewrite', () => {
  const rows: [SqlPiece[], SqlGrammar, string][] = [
    [sql`SELECT * FROM t WHERE name = '${0}'`, pg, 'SELECT * FROM t WHERE name = $1 <- String({0})'],
    [sql`SELECT * FROM t WHERE name = '${0}'`, mysql, 'SELECT * FROM t WHERE name = ? <- String({0})'],
    [sql`SELECT * FROM t WHERE name = '${0}'`, sqlite, 'SELECT * FROM t WHERE name = ? <- String({0})'],
    [sql`SELECT * FROM t WHERE name = '${0}'`, mssql, 'SELECT * FROM t WHERE name = @name <- name: String({0})'],
    [
      sql`SELECT * FROM t WHERE a = '${0}' AND b = '${1}'`,
      oracle,
      'SELECT * FROM t WHERE a = :1 AND b = :2 <- String({0}), String({1})',
    ],
    [sql`SELECT * FROM t WHERE name = "${0}"`, mysql, 'SELECT * FROM t WHERE name = ? <- String({0})'],
    [sql`SELECT * FROM t WHERE name LIKE '%${0}%'`, pg, 'SELECT * FROM t WHERE name LIKE $1 <- %{0}%'],
    [sql`SELECT * FROM t WHERE name = '${0}-${1}'`, sqlite, 'SELECT * FROM t WHERE name = ? <- {0}-{1}'],
    [sql`SELECT * FROM t WHERE name = 'it''s ${0}'`, pg, "SELECT * FROM t WHERE name = $1 <- it's {0}"],
    [
      sql`SELECT * FROM t WHERE a = '${0}' OR b = '${0}'`,
      pg,
      'SELECT * FROM t WHERE a = $1 OR b = $2 <- String({0}), String({0})',
    ],
    [
      sql`SELECT * FROM t WHERE a = '${0}' OR a LIKE '${0}'`,
      named,
      'SELECT * FROM t WHERE a = :a OR a LIKE :a2 <- a: String({0}), a2: String({0})',
    ],
    [sql`SELECT * FROM t WHERE d > '${0}'::date`, pg, 'SELECT * FROM t WHERE d > $1::date <- String({0})'],
    [
      sql`SELECT * FROM t WHERE d > now() - '${0} days'::interval;`,
      pg,
      'SELECT * FROM t WHERE d > now() - $1::interval; <- {0} days',
    ],
    [sql`UPDATE t SET name = '${0}' WHERE id = '${1}'`, pg, 'UPDATE t SET name = $1 WHERE id = $2 <- String({0}), String({1})'],
    [sql`INSERT INTO t (a, b) VALUES ('${0}', '${1}')`, pg, 'INSERT INTO t (a, b) VALUES ($1, $2) <- String({0}), String({1})'],
    [sql`SELECT '${0}' AS label FROM t`, pg, 'SELECT $1 AS label FROM t <- String({0})'],
    [sql`SELECT data->>'${0}' FROM t`, pg, 'SELECT data->>$1 FROM t <- String({0})'],
    [
      sql`SELECT id -- don't
 FROM t WHERE name = '${0}'`,
      pg,
      "SELECT id -- don't\n FROM t WHERE name = $1 <- String({0})",
    ],
    [sql`SELECT id FROM t WHERE name = '${0}'; -- done`, pg, 'SELECT id FROM t WHERE name = $1; -- done <- String({0})'],
    [
      sql`SELECT id FROM t WHERE concat(name, '${0}'::text) = 'a'`,
      pg,
      "SELECT id FROM t WHERE concat(name, $1::text) = 'a' <- String({0})",
    ],
    [
      sql`SELECT id FROM t WHERE concat(name, '${0}') = 'a'`,
      mysql,
      "SELECT id FROM t WHERE concat(name, ?) = 'a' <- String({0})",
    ],
    [sql`SELECT * FROM t WHERE id = ${0}`, pg, '~ SELECT * FROM t WHERE id = $1 <- {0}'],
    [sql`SELECT * FROM t WHERE id = ${0}`, sqlite, '~ SELECT * FROM t WHERE id = ? <- {0}'],
    [sql`SELECT * FROM t WHERE id = ${0}`, mysql, '~ SELECT * FROM t WHERE id = ? <- {0}'],
    [sql`SELECT * FROM t WHERE id <> ${0} ORDER BY id`, mysql, '~ SELECT * FROM t WHERE id <> ? ORDER BY id <- {0}'],
    [sql`SELECT * FROM t WHERE age + 0 = ${0}`, mysql, '~ SELECT * FROM t WHERE age + 0 = ? <- {0}'],
    [sql`SELECT * FROM t WHERE age = ${0} + 1`, mysql, '~ SELECT * FROM t WHERE age = ? + 1 <- {0}'],
    [sql`SELECT * FROM t WHERE age > ${0}`, mysql, '~ SELECT * FROM t WHERE age > ? <- {0}'],
    [
      sql`SELECT * FROM t WHERE d > now() - INTERVAL ${0} DAY`,
      mysql,
      '~ SELECT * FROM t WHERE d > now() - INTERVAL ? DAY <- {0}',
    ],
    [sql`SELECT * FROM t LIMIT ${0} OFFSET ${1}`, mysql, '~ SELECT * FROM t LIMIT ? OFFSET ? <- Number({0}), Number({1})'],
    [sql`SELECT * FROM t LIMIT ${0}`, execute, '~ SELECT * FROM t LIMIT ? <- {0}'],
    [sql`SELECT * FROM t LIMIT ${0} OFFSET ${1}`, pg, '~ SELECT * FROM t LIMIT $1 OFFSET $2 <- {0}, {1}'],
    [sql`SELECT TOP ${0} * FROM t`, mssql, '~ SELECT TOP (@top) * FROM t <- top: Number({0})'],
    [sql`SELECT * FROM t WHERE id IN (${0})`, pg, '~ SELECT * FROM t WHERE id = ANY($1) <- [{0}]'],
    [sql`SELECT * FROM t WHERE id NOT IN ( ${0} ) AND a = 1`, pg, '~ SELECT * FROM t WHERE id <> ALL($1) AND a = 1 <- [{0}]'],
    [sql`SELECT * FROM t WHERE id IN (${0})`, mysql, '~ SELECT * FROM t WHERE id IN (?) <- [{0}]'],
    [sql`SELECT * FROM t WHERE id IN (${0}, ${1})`, pg, '~ SELECT * FROM t WHERE id IN ($1, $2) <- {0}, {1}'],
    [
      sql`SELECT * FROM t WHERE name IN ('${0}', '${1}')`,
      pg,
      'SELECT * FROM t WHERE name IN ($1, $2) <- String({0}), String({1})',
    ],
    [sql`SELECT * FROM t WHERE name IN ('${0}')`, pg, '~ SELECT * FROM t WHERE name IN ($1) <- String({0})'],
    [
      sql`SELECT * FROM t WHERE name = '${0}' AND id = ${1}`,
      tag,
      '~ SELECT * FROM t WHERE name =  AND id =  <- String({0}), {1}',
    ],
    [sql`u.name = '${0}' AND u.age > ${1}`, condition, '~ u.name = :name AND u.age > :age <- name: String({0}), age: {1}'],
    [sql`SELECT * FROM t WHERE a ? 'k' AND b = '${0}'`, pg, "SELECT * FROM t WHERE a ? 'k' AND b = $1 <- String({0})"],
    [
      sql`SELECT * FROM t WHERE a <> ':b' AND b = '${0}'`,
      named,
      "SELECT * FROM t WHERE a <> ':b' AND b = :b2 <- b2: String({0})",
    ],
  ];
  it.each(rows.map(([pieces, grammar, expected]) => ({ text: textOf(pieces), pieces, grammar, expected })))(
    '$grammar.dialect $grammar.placeholder: $text',
    ({ pieces, grammar, expected }) => {
      expect(describeRewrite(rewrite(pieces, grammar))).toBe(expected);
    },
  );

  const refusals: [SqlPiece[], SqlGrammar, string][] = [
    [sql`SELECT * FROM t WHERE d > DATE '${0}'`, pg, 'a typed literal has no parameter form'],
    [sql`SELECT * FROM t WHERE d > TIMESTAMPTZ '${0}'`, pg, 'a typed literal has no parameter form'],
    [sql`SELECT * FROM t WHERE d > now() - interval '${0} days'`, pg, 'a typed literal has no parameter form'],
    [sql`SELECT a AS '${0}' FROM t`, mysql, 'a typed literal has no parameter form'],
    [sql`SELECT * FROM t WHERE a = E'${0}'`, pg, 'a literal with a prefix has no parameter form'],
    [sql`SELECT * FROM t WHERE a = N'${0}'`, mssql, 'a literal with a prefix has no parameter form'],
    [sql`SELECT * FROM t WHERE a = U&'${0}'`, pg, 'a literal with a prefix has no parameter form'],
    [sql`SELECT * FROM t WHERE a = _utf8'${0}'`, mysql, 'a literal with a prefix has no parameter form'],
    [sql`SELECT * FROM t WHERE a LIKE'${0}'`, pg, 'the literal touches other text'],
    [sql`SELECT * FROM t WHERE a = 'b' '${0}'`, mysql, 'two literals stand side by side'],
    [[{ text: "SELECT * FROM t WHERE a = 'x\\_" }, { hole: 0 }, { text: "'" }], mysql, 'a backslash stands in the literal'],
    [
      [{ text: "SELECT * FROM t WHERE a = '" }, { hole: 0 }, { text: "\\'' OR b = '1'" }],
      mysql,
      'a backslash stands in the literal',
    ],
    [sql`SET search_path TO ${0}`, pg, 'this statement takes no parameters'],
    [sql`NOTIFY channel, '${0}'`, pg, 'this statement takes no parameters'],
    [sql`PRAGMA user_version = ${0}`, sqlite, 'this statement takes no parameters'],
    [sql`CREATE USER bob IDENTIFIED BY '${0}'`, mysql, 'this statement takes no parameters'],
    [sql`${0} WHERE id = ${1}`, pg, 'this statement takes no parameters'],
    [sql`DELETE FROM t WHERE id = ${0}; SELECT 1`, sqlite, 'the text holds several statements'],
    [sql`SELECT * FROM t WHERE name = '${0}`, pg, 'a literal does not end in this text'],
    [sql`SELECT * FROM t WHERE (name = '${0}'`, pg, 'the parentheses of the text do not match'],
    [sql`SELECT * FROM t WHERE a > -${0}`, pg, 'PostgreSQL cannot tell the type of a parameter after a minus'],
    [sql`SELECT * FROM t WHERE concat(name, '${0}') = 'a'`, pg, 'PostgreSQL cannot tell the type of this parameter'],
    [sql`SELECT * FROM t WHERE '${0}' IS NULL OR a = '${0}'`, pg, 'PostgreSQL cannot tell the type of this parameter'],
    [sql`SELECT * FROM t WHERE a = ${0} / ${1}`, pg, 'PostgreSQL cannot tell the type of this parameter'],
    [sql`SELECT * FROM t WHERE substring(name, ${0}) = 'a'`, pg, 'PostgreSQL cannot tell the type of this parameter'],
    [sql`SELECT * FROM t WHERE d < current_date + ${0}`, pg, 'PostgreSQL cannot tell the type of this parameter'],
    [sql`VALUES (1, ${0})`, pg, 'PostgreSQL cannot tell the type of this parameter'],
    [sql`SELECT * FROM t WHERE substring(name from ${0}) = 'a'`, pg, 'a piece of SQL cannot be a parameter'],
    [sql`SELECT * FROM t WHERE a <> 'b?' AND c = '${0}'`, mysql, 'a literal or a comment holds a question mark'],
    [sql`SELECT id /* why? */ FROM t WHERE c = '${0}'`, sqlite, 'a literal or a comment holds a question mark'],
    [sql`SELECT * FROM t WHERE a = ? AND c = '${0}'`, mysql, 'the placeholders in the text do not match the values'],
    [
      sql`SELECT * FROM t WHERE a ? 'k' AND c = '${0}'`,
      { ...pg, placeholder: '?' },
      'the placeholders in the text do not match the values',
    ],
    [sql`SELECT * FROM t WHERE a = $1 AND c = '${0}'`, pg, 'the text holds a placeholder without a value'],
    [sql`SELECT * FROM t WHERE a <> '$1' AND c = '${0}'`, pg, 'a literal holds text like a placeholder'],
    [sql`SELECT * FROM t WHERE a = ${0}`, { ...pg, placeholder: 'unknown' }, 'the driver and its placeholders are unknown'],
    [sql`SELECT * FROM t WHERE a = ${0}`, unknown, 'the driver and its placeholders are unknown'],
    [sql`SELECT * FROM t WHERE a = $1 AND b = ${0}`, tag, 'the text already holds placeholders'],
    [sql`SELECT * FROM t WHERE "${0}" = 1`, pg, 'a name cannot be a parameter'],
    [sql`SELECT * FROM t WHERE name = "${0}"`, sqlite, 'a name cannot be a parameter'],
    [sql`SELECT * FROM ${0} WHERE id = ${1}`, pg, 'a name cannot be a parameter'],
    [sql`SELECT * FROM t ORDER BY ${0}`, mysql, 'a name cannot be a parameter'],
    [sql`SELECT * FROM t ORDER BY '${0}'`, mysql, 'a sort key cannot be a parameter'],
    [sql`SELECT * FROM t ORDER BY a ${0}`, pg, 'a sort direction cannot be a parameter'],
    [sql`SELECT * FROM t WHERE ${0}`, pg, 'a piece of SQL cannot be a parameter'],
    [sql`SELECT * FROM t WHERE id = ${0} -- ${1}`, pg, 'a value stands in a comment'],
    [sql`SELECT $$${0}$$`, pg, 'a value stands in a dollar-quoted body'],
    [sql`SELECT * FROM t WHERE id IN (${0})`, sqlite, 'a list needs one placeholder for each element'],
    [sql`SELECT * FROM t WHERE id IN (${0})`, execute, 'a list needs one placeholder for each element'],
    [sql`SELECT * FROM t WHERE id IN (${0})`, tag, 'a list needs one placeholder for each element'],
    [sql`INSERT INTO t (a, b) VALUES ('${0}')`, pg, 'one literal holds several values'],
    [sql`SELECT a->'${0}' FROM t`, mysql, 'MySQL takes only a literal path here'],
    [sql`SELECT TOP ${0} * FROM t`, { ...mssql, placeholder: 'tag' }, 'TOP takes no bare parameter'],
    [[{ text: 'SELECT 1' }], pg, 'no value to bind'],
  ];
  it.each(refusals.map(([pieces, grammar, reason]) => ({ text: textOf(pieces), pieces, grammar, reason })))(
    'refuses on $grammar.dialect: $text',
    ({ pieces, grammar, reason }) => {
      expect(describeRewrite(rewrite(pieces, grammar))).toBe(`refused: ${reason}`);
    },
  );

  const beside: [SqlPiece[], SqlGrammar, { positional: number; names: string[] }, string, number[]][] = [
    [
      sql`SELECT 1 FROM t WHERE a > $1 AND b = '${0}'`,
      pg,
      { positional: 1, names: [] },
      'SELECT 1 FROM t WHERE a > $1 AND b = $2 <- String({0})',
      [1],
    ],
    [
      sql`SELECT 1 FROM t WHERE b = '${0}' AND a = $2 AND c = $1`,
      pg,
      { positional: 2, names: [] },
      'SELECT 1 FROM t WHERE b = $3 AND a = $2 AND c = $1 <- String({0})',
      [2],
    ],
    [
      sql`SELECT 1 FROM t WHERE a = @0 AND b = '${0}'`,
      { ...mssql, placeholder: '@0' },
      { positional: 1, names: [] },
      'SELECT 1 FROM t WHERE a = @0 AND b = @1 <- String({0})',
      [1],
    ],
    [
      sql`SELECT 1 FROM t WHERE b = '${0}' AND a > ? AND c = '${1}'`,
      mysql,
      { positional: 1, names: [] },
      'SELECT 1 FROM t WHERE b = ? AND a > ? AND c = ? <- String({0}), String({1})',
      [0, 1],
    ],
    [
      sql`SELECT ?? FROM t WHERE b = '${0}' AND a > ?`,
      mysql,
      { positional: 2, names: [] },
      'SELECT ?? FROM t WHERE b = ? AND a > ? <- String({0})',
      [1],
    ],
    [
      sql`SELECT 1 FROM t WHERE b = '${0}' AND a > :1`,
      oracle,
      { positional: 1, names: [] },
      'SELECT 1 FROM t WHERE b = :2 AND a > :1 <- String({0})',
      [0],
    ],
    [
      sql`SELECT 1 FROM t WHERE b > :b AND b < '${0}'`,
      named,
      { positional: 0, names: ['b'] },
      'SELECT 1 FROM t WHERE b > :b AND b < :b2 <- b2: String({0})',
      [0],
    ],
    [
      sql`SELECT 1 FROM t WHERE b = '${0}'`,
      named,
      { positional: 0, names: ['b', 'b2'] },
      'SELECT 1 FROM t WHERE b = :b3 <- b3: String({0})',
      [0],
    ],
    [
      sql`SELECT 1 FROM t WHERE b = '${0}' AND a > ?`,
      named,
      { positional: 1, names: [] },
      'SELECT 1 FROM t WHERE b = ? AND a > ? <- String({0})',
      [0],
    ],
    [
      sql`SELECT 1 FROM t WHERE a > $1 AND b = '${0}'`,
      named,
      { positional: 1, names: [] },
      'SELECT 1 FROM t WHERE a > $1 AND b = $2 <- String({0})',
      [1],
    ],
    [
      sql`SELECT 1 FROM t WHERE a > $(min) AND b = '${0}'`,
      pg,
      { positional: 0, names: ['min'] },
      'SELECT 1 FROM t WHERE a > $(min) AND b = $(b) <- b: String({0})',
      [0],
    ],
    [
      sql`SELECT 1 FROM t WHERE a > @min AND b = '${0}'`,
      sqlite,
      { positional: 0, names: ['min'] },
      'SELECT 1 FROM t WHERE a > @min AND b = @b <- b: String({0})',
      [0],
    ],
  ];
  it.each(
    beside.map(([pieces, grammar, existing, expected, indexes]) => ({
      text: textOf(pieces),
      pieces,
      grammar,
      existing,
      expected,
      indexes,
    })),
  )('beside values on $grammar.dialect: $text', ({ pieces, grammar, existing, expected, indexes }) => {
    const result = rewrite(pieces, grammar, existing);
    expect(describeRewrite(result)).toBe(expected);
    expect('values' in result && result.values.map(value => value.index)).toEqual(indexes);
  });

  it('keeps the constants of a text in place', () => {
    const constant = { safeToBind: false, nameHint: null };
    const pieces = sql`SELECT * FROM ${0} WHERE name = '${1}' ORDER BY ${2}`;
    expect(describeRewrite(bindHoles(pieces, pg, none, [constant, isFree, constant]))).toBe(
      'SELECT * FROM {0} WHERE name = $1 ORDER BY {2} <- String({1})',
    );
    const mixed = sql`SELECT * FROM t WHERE path = '${0}/${1}' AND kind = '${2}'`;
    expect(describeRewrite(bindHoles(mixed, pg, none, [constant, isFree, constant]))).toBe(
      "SELECT * FROM t WHERE path = $1 AND kind = '{2}' <- {0}/{1}",
    );
  });

  it('minds the question mark of a literal that stays with its constant', () => {
    const pieces = sql`SELECT * FROM t WHERE kind = '${0}?' AND name = '${1}'`;
    const constant = { safeToBind: false, nameHint: null };
    expect(describeRewrite(bindHoles(pieces, mysql, none, [constant, isFree]))).toBe(
      'refused: a literal or a comment holds a question mark',
    );
    expect(describeRewrite(bindHoles(pieces, mysql, none, [isFree, isFree]))).toBe(
      'SELECT * FROM t WHERE kind = ? AND name = ? <- {0}?, String({1})',
    );
  });

  it('tells where kept text comes from', () => {
    const pieces = sql`SELECT * FROM t WHERE name = '${0}' AND id IN (${1})`;
    const result = rewrite(pieces, pg);
    expect('pieces' in result && result.pieces).toEqual([
      { text: 'SELECT * FROM t WHERE name = ', source: { piece: 0, start: 0, end: 29 } },
      { placeholder: '$1', value: 0 },
      { text: ' AND id ', source: { piece: 2, start: 1, end: 9 } },
      { text: '= ANY(', source: null },
      { placeholder: '$2', value: 1 },
      { text: ')', source: null },
    ]);
  });

  it('takes a list out of its quotes when told that it is one', () => {
    const pieces = sql`SELECT * FROM t WHERE name IN ('${0}')`;
    const list = { ...isFree, isList: true };
    expect(describeRewrite(bindHoles(pieces, pg, none, [list]))).toBe('~ SELECT * FROM t WHERE name = ANY($1) <- [{0}]');
    expect(describeRewrite(bindHoles(pieces, mysql, none, [list]))).toBe('~ SELECT * FROM t WHERE name IN (?) <- [{0}]');
    expect(describeRewrite(bindHoles(pieces, pg, none, [{ ...isFree, isList: false }]))).toBe(
      'SELECT * FROM t WHERE name IN ($1) <- String({0})',
    );
    expect(describeRewrite(bindHoles(sql`SELECT * FROM t WHERE a = ${0}`, pg, none, [list]))).toBe(
      'refused: a list stands where one value is expected',
    );
  });

  it('binds the sole value of a list as one where it is known not to be a list', () => {
    const one = { ...isFree, isList: false };
    expect(describeRewrite(bindHoles(sql`SELECT * FROM t WHERE id IN (${0})`, sqlite, none, [one]))).toBe(
      '~ SELECT * FROM t WHERE id IN (?) <- {0}',
    );
  });

  it('names a parameter by the hint where no column does', () => {
    const pieces = sql`SELECT * FROM t WHERE soundex('${0}') = 'B100'`;
    expect(describeRewrite(bindHoles(pieces, named, none, [{ safeToBind: true, nameHint: 'first-name' }]))).toBe(
      "SELECT * FROM t WHERE soundex(:first_name) = 'B100' <- first_name: String({0})",
    );
  });
});

describe('the rewrite for a database that is not known', () => {
  const anywhere: SqlGrammar = { placeholder: ':name', dialect: 'unknown', fragment: true };
  const rows: [SqlPiece[], string][] = [
    [sql`u.name = '${0}'`, 'u.name = :name <- name: String({0})'],
    [sql`u.name LIKE '%${0}%'`, 'u.name LIKE :name <- name: %{0}%'],
    [sql`u.id = ${0}`, '~ u.id = :id <- id: {0}'],
    [sql`u.name = "${0}"`, 'refused: a name cannot be a parameter'],
    [sql`u.note <> "it's" AND u.name = '${0}'`, 'u.note <> "it\'s" AND u.name = :name <- name: String({0})'],
    [sql`u.id IN (${0})`, 'refused: a list needs one placeholder for each element'],
    [sql`u.a # '${0}'`, 'refused: a value stands in a comment'],
    [sql`concat(u.a, '${0}') = 'x'`, 'refused: PostgreSQL cannot tell the type of this parameter'],
    [[{ text: "u.a = '\\' AND u.b = '" }, { hole: 0 }, { text: "' OR 1 = '1'" }], 'refused: a literal does not end in this text'],
  ];
  it.each(rows.map(([pieces, expected]) => ({ text: textOf(pieces), pieces, expected })))('$text', ({ pieces, expected }) => {
    expect(describeRewrite(rewrite(pieces, anywhere))).toBe(expected);
  });
});

describe('columns of values', () => {
  const rows: [SqlPiece[], SqlGrammar, [string, unknown][]][] = [
    [
      sql`INSERT INTO u (name, password) VALUES ($1, $2)`,
      pg,
      [
        ['name', { placeholder: 0 }],
        ['password', { placeholder: 1 }],
      ],
    ],
    [
      sql`INSERT INTO u (name, password) VALUES ($2, $1)`,
      pg,
      [
        ['name', { placeholder: 1 }],
        ['password', { placeholder: 0 }],
      ],
    ],
    [
      sql`INSERT INTO u (\`name\`, password) VALUES (?, ?), (?, ?)`,
      mysql,
      [
        ['name', { placeholder: 0 }],
        ['password', { placeholder: 1 }],
        ['name', { placeholder: 2 }],
        ['password', { placeholder: 3 }],
      ],
    ],
    [sql`INSERT INTO u (name, password) VALUES (?, REVERSE(?))`, mysql, [['name', { placeholder: 0 }]]],
    [
      sql`INSERT INTO u (name, password, x) VALUES ('a', '${0}', ${1})`,
      pg,
      [
        ['password', { hole: 0 }],
        ['x', { hole: 1 }],
      ],
    ],
    [
      sql`INSERT INTO u (name, password) VALUES (:n, :pw)`,
      named,
      [
        ['name', { name: 'n' }],
        ['password', { name: 'pw' }],
      ],
    ],
    [
      sql`INSERT INTO u (name, password) VALUES (@n, @pw)`,
      mssql,
      [
        ['name', { name: 'n' }],
        ['password', { name: 'pw' }],
      ],
    ],
    [
      sql`INSERT INTO u (key, value) VALUES (?, ?)`,
      sqlite,
      [
        ['key', { placeholder: 0 }],
        ['value', { placeholder: 1 }],
      ],
    ],
    [
      sql`UPDATE u SET name = ?, password = ? WHERE id = ?`,
      mysql,
      [
        ['name', { placeholder: 0 }],
        ['password', { placeholder: 1 }],
      ],
    ],
    [sql`UPDATE u SET u.password = $1::text, n = n + $2 WHERE id = $3`, pg, [['password', { placeholder: 0 }]]],
    [
      sql`UPDATE u SET a = ?, password = crypt(?, gen_salt('bf')), b = ?`,
      mysql,
      [
        ['a', { placeholder: 0 }],
        ['b', { placeholder: 2 }],
      ],
    ],
    [
      sql`INSERT INTO u (id, password) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET password = $3`,
      pg,
      [
        ['id', { placeholder: 0 }],
        ['password', { placeholder: 1 }],
        ['password', { placeholder: 2 }],
      ],
    ],
    [
      sql`INSERT INTO u SET name = ?, password = ?`,
      mysql,
      [
        ['name', { placeholder: 0 }],
        ['password', { placeholder: 1 }],
      ],
    ],
    [sql`INSERT INTO u VALUES (?, ?)`, mysql, []],
    [sql`SELECT * FROM u WHERE password = ?`, mysql, []],
  ];
  it.each(rows.map(([pieces, grammar, expected]) => ({ text: textOf(pieces), pieces, grammar, expected })))(
    '$text',
    ({ pieces, grammar, expected }) => {
      expect(columnsOfValues(pieces, grammar).map(({ column, value }) => [column, value])).toEqual(expected);
    },
  );

  const conditions: [SqlPiece[], SqlGrammar, [string, unknown][]][] = [
    [
      sql`SELECT * FROM u WHERE email = $1 AND password = $2`,
      pg,
      [
        ['email', { placeholder: 0 }],
        ['password', { placeholder: 1 }],
      ],
    ],
    [sql`SELECT * FROM u WHERE age > ? AND u.password = ?`, mysql, [['password', { placeholder: 1 }]]],
    [sql`SELECT * FROM u WHERE password = '${0}'`, mysql, [['password', { hole: 0 }]]],
    [
      sql`SELECT * FROM u WHERE (email = :e AND password = :pw)`,
      named,
      [
        ['email', { name: 'e' }],
        ['password', { name: 'pw' }],
      ],
    ],
    [sql`SELECT * FROM u WHERE password = SOUNDEX(?)`, mysql, []],
    [sql`u.password = :pw`, condition, [['password', { name: 'pw' }]]],
    [sql`UPDATE u SET password = ? WHERE id = ?`, mysql, [['id', { placeholder: 1 }]]],
    [sql`UPDATE u SET n = CASE WHEN role = ? THEN 1 ELSE 2 END`, mysql, [['role', { placeholder: 0 }]]],
  ];
  it.each(conditions.map(([pieces, grammar, expected]) => ({ text: textOf(pieces), pieces, grammar, expected })))(
    'conditions of $text',
    ({ pieces, grammar, expected }) => {
      expect(conditionsOf(pieces, grammar).map(({ column, value }) => [column, value])).toEqual(expected);
    },
  );
});

describe('what a statement makes of a value', () => {
  const rows: [SqlPiece[], SqlGrammar, (string | null)[]][] = [
    [sql`INSERT INTO u (name, password) VALUES (?, SHA2(?, 256))`, mysql, [null, 'fast-hash']],
    [sql`UPDATE u SET password = UPPER(md5(CONCAT(?, ?, salt))) WHERE id = ?`, mysql, ['fast-hash', 'fast-hash']],
    [sql`UPDATE u SET password = COALESCE(PASSWORD(?), password)`, mysql, ['fast-hash']],
    [sql`INSERT INTO u (password) VALUES (encode(digest($1::text, 'sha256'), 'hex'))`, pg, ['fast-hash']],
    [sql`INSERT INTO u (password) VALUES (encode(digest($1 || 'pepper', 'sha256'), 'hex'))`, pg, ['fast-hash']],
    [sql`INSERT INTO u (password) VALUES (MD5('${0}'))`, mysql, ['fast-hash']],
    [sql`INSERT INTO u (password) VALUES (HEX(AES_ENCRYPT(?, ?)))`, mysql, ['encryption']],
    [sql`INSERT INTO u (password) VALUES (pgp_sym_encrypt($1, 'key'))`, pg, ['encryption']],
    [sql`INSERT INTO u (password) VALUES (crypt($1, gen_salt('bf')))`, pg, []],
    [sql`INSERT INTO u (password) VALUES (crypt(md5($1), gen_salt('bf')))`, pg, []],
    [sql`INSERT INTO u (password) VALUES (app.seal(md5($1)))`, pg, []],
    [sql`INSERT INTO u (password) VALUES (MD5((SELECT x FROM t WHERE y + ? > 1)))`, mysql, []],
    [sql`INSERT INTO u (password) VALUES (md5(md5(md5(md5(md5(md5(md5(md5(md5($1))))))))))`, pg, []],
  ];
  it.each(rows.map(([pieces, grammar, expected]) => ({ text: textOf(pieces), pieces, grammar, expected })))(
    '$text',
    ({ pieces, grammar, expected }) => {
      expect(columnsOfValues(pieces, grammar).map(({ by }) => by)).toEqual(expected);
    },
  );

  it('tells of conditions too', () => {
    expect(conditionsOf(sql`SELECT id FROM u WHERE email = ? AND password = SHA1(?)`, mysql).map(({ by }) => by)).toEqual([
      null,
      'fast-hash',
    ]);
  });
});

describe('whether a text is SQL', () => {
  const statements: SqlPiece[][] = [
    sql`SELECT * FROM users WHERE id = ${0}`,
    sql`select id, name from users where id = ${0}`,
    sql`Select * From users`,
    sql`Select id from users where id = ${0}`,
    sql`SELECT u.name username FROM users u ${0}`,
    sql`SELECT ${0} FROM ${1}`,
    sql`SELECT id FROM users_${0}`,
    sql`SELECT count(*) FROM "Users" AS u LEFT JOIN b ON b.id = u.b`,
    sql`SELECT pg_sleep(${0})`,
    sql`SELECT * FROM (SELECT 1) x`,
    sql`SELECT a FROM a WHERE a.id = ${0}`,
    sql`(SELECT a FROM b) UNION (SELECT c FROM d)`,
    sql`-- the users
      SELECT id FROM users`,
    sql`INSERT INTO users (name) VALUES ('${0}')`,
    sql`insert into users values (${0})`,
    sql`INSERT OR IGNORE INTO t SELECT 1`,
    sql`INSERT INTO ${0} SET ?`,
    sql`UPDATE users SET ? WHERE id = ${0}`,
    sql`UPDATE users u SET ?, seen = NOW() WHERE id = '${0}'`,
    sql`update ${0} set ?`,
    sql`UPDATE ?? SET ? WHERE id = ${0}`,
    sql`SELECT x.* FROM C##ADMIN.orders x WHERE x.id = '${0}'`,
    sql`SELECT emp# FROM C##ADMIN.staff WHERE dept#id = ${0}`,
    sql`REPLACE INTO t VALUES (1)`,
    sql`UPDATE users SET name = '${0}' WHERE id = 1`,
    sql`update users u set name = ${0}`,
    sql`UPDATE users SET ${0} WHERE id = 1`,
    sql`DELETE FROM users WHERE id = ${0}`,
    sql`delete from users`,
    sql`DELETE u FROM users u JOIN b ON b.u = u.id`,
    sql`WITH x AS (SELECT 1) SELECT * FROM x`,
    sql`WITH RECURSIVE x(n) AS (SELECT 1) SELECT * FROM x`,
    sql`EXPLAIN SELECT * FROM t`,
    sql`CREATE TABLE ${0} (id int)`,
    sql`CREATE USER ${0} WITH PASSWORD 'x'`,
    sql`DROP TABLE IF EXISTS ${0}`,
    sql`ALTER TABLE ${0} ADD COLUMN a int`,
    sql`TRUNCATE TABLE ${0}`,
    sql`CALL proc(${0})`,
    sql`PRAGMA table_info(${0})`,
    sql`GRANT ALL ON t TO ${0}`,
    sql`SELECT id FROM customer WHERE name = '${0}'`,
    sql`SELECT campaign.id FROM campaign WHERE campaign.name = '${0}'`,
    sql`SELECT campaign.id, customer.name FROM campaign JOIN customer ON customer.id = campaign.owner WHERE campaign.name = ${0}`,
    sql`SELECT campaign.id FROM campaign, customer WHERE customer.name = '${0}'`,
    sql`SELECT c.id FROM campaign c WHERE c.name = '${0}'`,
    sql`SELECT sales.nextval FROM dual WHERE ${0} = 1`,
    sql`SELECT geo.city FROM event WHERE geo.city = '${0}'`,
  ];
  it.each(statements.map(pieces => ({ text: textOf(pieces), pieces })))('reads as SQL: $text', ({ pieces }) => {
    expect(isSqlStatement(pieces)).toBe(true);
  });

  const prose: SqlPiece[][] = [
    sql`Select a user from the list`,
    sql`select a user from the list`,
    sql`SELECT A USER FROM THE LIST`,
    sql`Select ${0} items from ${1}`,
    sql`Select items from cart`,
    sql`Please select id from users`,
    sql`SELECT failed for ${0}`,
    sql`Select failed: ${0}`,
    sql`select one of: ${0} from ${1}`,
    sql`DELETE FROM cart failed: ${0}`,
    sql`Delete from cart`,
    sql`Delete ${0} from the list`,
    sql`Update ${0} set to ${1}`,
    sql`Update the set ?`,
    sql`Is the update of ${0} set?`,
    sql`Update working set? ${0}`,
    sql`Update issue #12 of C##: ${0}`,
    sql`Update your password, set by ${0}`,
    sql`Updated user ${0}`,
    sql`Insert coin into ${0}`,
    sql`Insert into the box: ${0}`,
    sql`INSERT INTO users failed`,
    sql`Create user ${0}`,
    sql`Create table for ${0}`,
    sql`Drop table reservations of ${0}`,
    sql`With love, ${0}`,
    sql`With ${0} as (guest)`,
    sql`Replace ${0} with ${1}`,
    sql`Call me (${0})`,
    sql`SELECT campaign.id, metrics.clicks FROM campaign WHERE segments.date > '${0}'`,
    sql`SELECT customer.id FROM customer WHERE campaign.start_date <= '${0}'`,
    sql`SELECT ad_group.name, campaign.id FROM ad_group_ad WHERE ad_group.id = ${0} LIMIT 10`,
    sql`/users/${0}`,
    sql`${0}`,
    [],
  ];
  it.each(prose.map(pieces => ({ text: textOf(pieces), pieces })))('reads as prose: $text', ({ pieces }) => {
    expect(isSqlStatement(pieces)).toBe(false);
  });
});

function textOf(pieces: readonly SqlPiece[]): string {
  return pieces.map(piece => ('text' in piece ? piece.text : `{${piece.hole}}`)).join('');
}
