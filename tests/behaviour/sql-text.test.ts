import { PGlite } from '@electric-sql/pglite';
import Database from 'libsql';
import { format as formatMysql2 } from 'mysql2';
import { format as formatMysql } from 'sqlstring';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bound, SqlGrammar, SqlPiece } from '../../src/concepts/sql-text/index.js';
import { bindHoles } from '../../src/concepts/sql-text/index.js';

type Value = string | number | readonly (string | number)[];

interface Case {
  readonly name: string;
  readonly pieces: readonly SqlPiece[];
  readonly honest: readonly Value[];
  readonly hostile: readonly Value[];
  /** The values that the call binds before the rewrite. */
  readonly bound?: readonly Value[];
  readonly isList?: boolean;
}

const sql = (texts: TemplateStringsArray, ...holes: readonly number[]): SqlPiece[] =>
  texts.flatMap((text, i): SqlPiece[] => [
    ...(text === '' ? [] : [{ text }]),
    ...(i < holes.length ? [{ hole: holes[i]! }] : []),
  ]);

const always = "' OR '1'='1";
const union = "x' UNION SELECT id FROM users -- ";
const number = '0 OR 1=1';

const everywhere: readonly Case[] = [
  { name: 'a text', pieces: sql`SELECT id FROM users WHERE name = '${0}'`, honest: ['alice'], hostile: [always] },
  { name: 'a text against UNION', pieces: sql`SELECT id FROM users WHERE name = '${0}'`, honest: ['bob'], hostile: [union] },
  { name: 'a number in quotes', pieces: sql`SELECT id FROM users WHERE id = '${0}'`, honest: [1], hostile: ["0' OR '1'='1"] },
  { name: 'a numeric text', pieces: sql`SELECT id FROM users WHERE id = ${0}`, honest: ['1'], hostile: [number] },
  { name: 'a number', pieces: sql`SELECT id FROM users WHERE age > ${0} ORDER BY id`, honest: [21], hostile: [number] },
  {
    name: 'LIKE around',
    pieces: sql`SELECT id FROM users WHERE name LIKE '%${0}%' ORDER BY id`,
    honest: ['al'],
    hostile: ["zz' OR 1=1 -- "],
  },
  {
    name: 'LIKE at the start',
    pieces: sql`SELECT id FROM users WHERE name LIKE '${0}%'`,
    honest: ['bo'],
    hostile: ["zz' OR 1=1 -- "],
  },
  { name: 'a doubled quote', pieces: sql`SELECT id FROM users WHERE name = 'it''s ${0}'`, honest: ['al'], hostile: [always] },
  {
    name: 'two holes in one literal',
    pieces: sql`SELECT id FROM users WHERE name = '${0}${1}'`,
    honest: ['al', 'ice'],
    hostile: ['', always],
  },
  {
    name: 'two literals',
    pieces: sql`SELECT id FROM users WHERE name = '${0}' AND city = '${1}'`,
    honest: ['alice', 'Rome'],
    hostile: ["x' OR 1=1 -- ", 'x'],
  },
  {
    name: 'a value of IN',
    pieces: sql`SELECT id FROM users WHERE id IN (${0}, ${1}) ORDER BY id`,
    honest: ['1', '2'],
    hostile: ['0', '0) OR (1=1'],
  },
  {
    name: 'BETWEEN',
    pieces: sql`SELECT id FROM users WHERE age BETWEEN ${0} AND ${1} ORDER BY id`,
    honest: [20, 26],
    hostile: ['99', '99 OR 1=1'],
  },
  {
    name: 'a function',
    pieces: sql`SELECT id FROM users WHERE lower(name) = lower('${0}')`,
    honest: ['ALICE'],
    hostile: ["') OR ('1'='1"],
  },
  {
    name: 'a comment with an apostrophe',
    pieces: sql`SELECT id -- don't
    FROM users WHERE name = '${0}'`,
    honest: ['alice'],
    hostile: [always],
  },
  {
    name: 'a join',
    pieces: sql`SELECT u.id FROM users u JOIN users v ON v.id = u.id AND v.name = '${0}'`,
    honest: ['bob'],
    hostile: [always],
  },
  {
    name: 'a subquery',
    pieces: sql`SELECT id FROM users WHERE id IN (SELECT id FROM users WHERE name = '${0}')`,
    honest: ['bob'],
    hostile: [always],
  },
  { name: 'HAVING', pieces: sql`SELECT city FROM users GROUP BY city HAVING city = '${0}'`, honest: ['Rome'], hostile: [always] },
  {
    name: 'WITH',
    pieces: sql`WITH x AS (SELECT id FROM users WHERE name = '${0}') SELECT id FROM x`,
    honest: ['bob'],
    hostile: [always],
  },
  { name: 'a trailing semicolon', pieces: sql`SELECT id FROM users WHERE name = '${0}';`, honest: ['bob'], hostile: [always] },
];

const postgres: SqlGrammar = { placeholder: '$1', dialect: 'postgres', fragment: false };
const sqlite: SqlGrammar = { placeholder: '?', dialect: 'sqlite', fragment: false };
const mysql: SqlGrammar = { placeholder: '?', dialect: 'mysql', fragment: false, limitNeedsNumber: true };

const schema = [
  'CREATE TABLE users (id integer PRIMARY KEY, name varchar(50), age integer, city varchar(20))',
  "INSERT INTO users VALUES (1, 'alice', 30, 'Rome'), (2, 'bob', 20, 'Oslo'), (3, 'it''s al', 25, 'Rome')",
];

function concatenated(pieces: readonly SqlPiece[], values: readonly Value[]): string {
  return pieces.map(piece => ('text' in piece ? piece.text : String(values[piece.hole]))).join('');
}

/** The text and the values that a call has after the rewrite. */
function rewritten({ pieces, bound = [], isList }: Case, grammar: SqlGrammar, values: readonly Value[]): [string, Value[]] {
  const facts = { safeToBind: true, nameHint: null, ...(isList === undefined ? {} : { isList }) };
  const result = bindHoles(pieces, grammar, { positional: bound.length, names: [] }, Array(9).fill(facts));
  if ('refused' in result) throw new Error(result.refused);
  const text = result.pieces.map(piece => ('text' in piece ? piece.text : 'placeholder' in piece ? piece.placeholder : ''));
  const all: Value[] = bound.flatMap((value, i) => [...valuesBefore(result, i, values), value]);
  return [text.join(''), [...all, ...valuesBefore(result, bound.length, values)]];
}

function valuesBefore(result: Bound, index: number, values: readonly Value[]): Value[] {
  return result.values
    .filter(value => value.index === index)
    .map(({ parts, asNumber, asText }) => {
      const read = parts.map(part => ('hole' in part ? values[part.hole]! : part.text));
      const value = read.length === 1 ? read[0]! : read.map(String).join('');
      return asNumber ? Number(value) : asText ? String(value) : value;
    });
}

interface Engine {
  query(text: string, values: readonly Value[]): Promise<unknown[]>;
}

async function proves(engine: Engine, grammar: SqlGrammar, example: Case): Promise<void> {
  const { pieces, honest, hostile, bound = [] } = example;
  const attempt = (text: string, values: readonly Value[]) =>
    engine.query(text, values).catch((error: unknown) => error as Error);
  const expected = await engine.query(concatenated(pieces, honest), bound);
  expect(expected).not.toEqual([]);
  expect(await engine.query(...rewritten(example, grammar, honest))).toEqual(expected);
  const attacked = await attempt(concatenated(pieces, hostile), bound);
  expect(Array.isArray(attacked) ? attacked.length : attacked).toBeGreaterThan(0);
  const defended = await attempt(...rewritten(example, grammar, hostile));
  if (!(defended instanceof Error)) expect(defended).toEqual([]);
}

async function writes(engine: Engine, grammar: SqlGrammar, example: Case): Promise<void> {
  const state = () => engine.query('SELECT * FROM users ORDER BY id', []);
  await engine.query('BEGIN', []);
  await engine.query(concatenated(example.pieces, example.honest), []);
  const expected = await state();
  await engine.query('ROLLBACK', []);
  const untouched = await state();
  expect(expected).not.toEqual(untouched);
  await engine.query(...rewritten(example, grammar, example.honest));
  expect(await state()).toEqual(expected);
}

const changes: readonly Case[] = [
  { name: 'UPDATE', pieces: sql`UPDATE users SET name = '${0}' WHERE id = ${1}`, honest: ['carol', '2'], hostile: [] },
  {
    name: 'UPDATE with arithmetic',
    pieces: sql`UPDATE users SET age = age + ${0} WHERE name = '${1}'`,
    honest: [5, 'bob'],
    hostile: [],
  },
  {
    name: 'INSERT',
    pieces: sql`INSERT INTO users (id, name, age) VALUES (${0}, '${1}', ${2})`,
    honest: [9, 'dan', '40'],
    hostile: [],
  },
  {
    name: 'INSERT of two rows',
    pieces: sql`INSERT INTO users (id, name) VALUES (8, '${0}'), (9, '${1}')`,
    honest: ['a', 'b'],
    hostile: [],
  },
  { name: 'DELETE', pieces: sql`DELETE FROM users WHERE name = '${0}'`, honest: ['alice'], hostile: [] },
  {
    name: 'an upsert',
    pieces: sql`INSERT INTO users (id, name) VALUES (1, '${0}') ON CONFLICT (id) DO UPDATE SET name = '${0}'`,
    honest: ['eve'],
    hostile: [],
  },
];

describe('PostgreSQL', () => {
  let database: PGlite;
  const engine: Engine = {
    // As pg does, a number travels as text.
    query: async (text, values) =>
      (
        await database.query(
          text,
          values.map(value => (typeof value === 'number' ? String(value) : value)),
        )
      ).rows,
  };
  beforeAll(async () => {
    database = new PGlite();
    await database.waitReady;
  }, 120_000);
  beforeEach(async () => {
    await database.exec(['DROP TABLE IF EXISTS users', ...schema].join(';'));
  });
  afterAll(() => database.close());

  const cases: readonly Case[] = [
    ...everywhere,
    {
      name: 'LIMIT',
      pieces: sql`SELECT id FROM users ORDER BY id LIMIT ${0} OFFSET ${1}`,
      honest: ['2', 1],
      hostile: ['(SELECT 3)', 0],
    },
    {
      name: 'a list of numbers',
      pieces: sql`SELECT id FROM users WHERE id IN (${0}) ORDER BY id`,
      honest: [[1, 2]],
      hostile: ['0) OR (1=1'],
    },
    {
      name: 'an excluded list',
      pieces: sql`SELECT id FROM users WHERE id NOT IN (${0}) ORDER BY id`,
      honest: [[1, 2]],
      hostile: ['0) OR (1=1'],
    },
    { name: 'a cast', pieces: sql`SELECT id FROM users WHERE id = '${0}'::int`, honest: ['1'], hostile: ["0' OR '1'='1"] },
    {
      name: 'an interval',
      pieces: sql`SELECT id FROM users WHERE now() > now() - '${0} days'::interval AND id = 1`,
      honest: [1],
      hostile: ["1 day'::interval OR id > 0 -- "],
    },
    {
      name: 'concatenation in SQL',
      pieces: sql`SELECT id FROM users WHERE name = '${0}' || 'ice'`,
      honest: ['al'],
      hostile: ["x' OR name <> '"],
    },
    {
      name: 'JSON access',
      pieces: sql`SELECT '{"a":"b"}'::jsonb->>'${0}' AS v FROM users WHERE id = 1`,
      honest: ['a'],
      hostile: ["x', name FROM users -- "],
    },
    {
      name: 'ILIKE',
      pieces: sql`SELECT id FROM users WHERE name ILIKE '%${0}%' ORDER BY id`,
      honest: ['AL'],
      hostile: ["zz' OR 1=1 -- "],
    },
    {
      name: 'an array in a literal',
      pieces: sql`SELECT id FROM users WHERE name = ANY('{${0}}') ORDER BY id`,
      honest: ['alice,bob'],
      hostile: ["}') OR 1=1 -- "],
    },
    {
      name: 'beside values',
      pieces: sql`SELECT id FROM users WHERE name = '${0}' AND age > $1`,
      bound: [5],
      honest: ['alice'],
      hostile: ["x' OR age > $1 -- "],
    },
  ];
  it.each(cases.filter(example => example.name !== 'JSON access'))('$name', example => proves(engine, postgres, example));
  it('JSON access', async () => {
    const example = cases.find(({ name }) => name === 'JSON access')!;
    expect(await engine.query(...rewritten(example, postgres, ['a']))).toEqual([{ v: 'b' }]);
    expect(await engine.query(...rewritten(example, postgres, example.hostile))).toEqual([{ v: null }]);
  });
  it.each(changes)('$name', example => writes(engine, postgres, example));

  it.each([
    ['a minus', 'SELECT id FROM users WHERE age > -$1', '1'],
    ['a typed literal', 'SELECT DATE $1', '2020-01-01'],
    ['a function of any type', "SELECT id FROM users WHERE concat(name, $1) = 'a'", 'a'],
    ['a comparison with NULL', 'SELECT id FROM users WHERE $1 IS NULL', 'a'],
    ['two parameters around an operator', 'SELECT $1 / $2', '1', '2'],
    ['a statement that is no query', 'SET search_path TO $1', 'a'],
    ['two statements', 'SELECT $1; SELECT 1', 'a'],
    ['a prefix', 'SELECT E$1', 'a'],
  ])('cannot bind beside %s, which the rewrite refuses', async (_what, text, ...values) => {
    await expect(engine.query(text, values)).rejects.toThrow();
    const pieces = text
      .split(/(\$\d)/)
      .filter(piece => piece !== '')
      .map((piece): SqlPiece => (/^\$\d$/.test(piece) ? { hole: Number(piece[1]) - 1 } : { text: piece }));
    expect(() => rewritten({ name: '', pieces, honest: values, hostile: [] }, postgres, values)).toThrow();
  });
});

describe('SQLite', () => {
  let database: Database.Database;
  const engine: Engine = {
    query: async (text, values) => {
      const statement = database.prepare(text);
      if (statement.reader) return statement.all(...values);
      statement.run(...values);
      return [];
    },
  };
  beforeEach(() => {
    database = new Database(':memory:');
    for (const statement of schema) database.exec(statement);
  });

  const cases: readonly Case[] = [
    ...everywhere,
    {
      name: 'LIMIT',
      pieces: sql`SELECT id FROM users ORDER BY id LIMIT ${0} OFFSET ${1}`,
      honest: [2, 1],
      hostile: ['(SELECT 2)', 0],
    },
    {
      name: 'GLOB',
      pieces: sql`SELECT id FROM users WHERE name GLOB '*${0}*' ORDER BY id`,
      honest: ['al'],
      hostile: ["zz' OR 1=1 -- "],
    },
    {
      name: 'a number against an expression',
      pieces: sql`SELECT id FROM users WHERE length(name) > '${0}' OR name = '${1}'`,
      honest: [3, 'bob'],
      hostile: ['x', always],
    },
    {
      name: 'before values',
      pieces: sql`SELECT id FROM users WHERE name = '${0}' AND age > ?`,
      bound: [5],
      honest: ['alice'],
      hostile: ["x' OR age > ? -- "],
    },
    {
      name: 'after values',
      pieces: sql`SELECT id FROM users WHERE age > ? AND name = '${0}' AND id < ?`,
      bound: [5, 9],
      honest: ['alice'],
      hostile: ["x' OR id < ? -- "],
    },
  ];
  it.each(cases)('$name', example => proves(engine, sqlite, example));
  it.each(changes)('$name', example => writes(engine, sqlite, example));
});

type Format = (text: string, values: Value[]) => string;

describe.each<[string, Format]>([
  ['mysql', formatMysql as Format],
  ['mysql2', formatMysql2 as Format],
])('the text that %s sends', (_name, format) => {
  const cases: readonly Case[] = [
    ...everywhere,
    {
      name: 'a text in double quotes',
      pieces: sql`SELECT id FROM users WHERE name = "${0}"`,
      honest: ['alice'],
      hostile: ['" OR "1"="1'],
    },
    {
      name: 'a backslash',
      pieces: sql`SELECT id FROM users WHERE name = '${0}' AND city = '${1}'`,
      honest: ['alice', 'Rome'],
      hostile: ['\\', ' OR 1=1 -- '],
    },
    { name: 'a list', pieces: sql`SELECT id FROM users WHERE id IN (${0})`, honest: [[1, 2]], hostile: [['0) OR (1=1']] },
    {
      name: 'LIMIT',
      pieces: sql`SELECT id FROM users LIMIT ${0} OFFSET ${1}`,
      honest: ['2', '1'],
      hostile: ['1 UNION SELECT 7', '0'],
    },
    {
      name: 'between values',
      pieces: sql`SELECT id FROM users WHERE age > ? AND name = '${0}' AND id < ?`,
      bound: [5, 9],
      honest: ['alice'],
      hostile: [always],
    },
    {
      name: 'an upsert',
      pieces: sql`INSERT INTO users (id, name) VALUES (1, '${0}') ON DUPLICATE KEY UPDATE name = '${0}'`,
      honest: ['eve'],
      hostile: ["x'), (2, 'y"],
    },
    { name: 'a number of zero', pieces: sql`SELECT id FROM users WHERE name = '${0}'`, honest: [0], hostile: [always] },
  ];
  /** The text as a server compares it: one kind of quote, no quotes around numbers other than those of the text itself. */
  const plain = (text: string) =>
    text
      .replaceAll('"', "'")
      .replace(/'(\d+)'/g, '$1')
      .replace(/, (?=\d)/g, ',');
  /** The text without what its literals hold. */
  const frame = (text: string) => text.replace(/'(?:[^'\\]|\\[^]|'')*'|--[^\n]*|\b(?:\d+|NaN)\b/g, '?');

  it.each(cases)('$name', example => {
    const { pieces, honest, hostile, bound = [] } = example;
    const send = (values: readonly Value[]) => format(...rewritten(example, mysql, values));
    expect(plain(send(honest))).toBe(plain(format(concatenated(pieces, honest), [...bound]).replace("it''s", "it\\'s")));
    if (example.name !== 'a list') expect(frame(send(hostile))).toBe(frame(send(honest)));
    else expect(send(hostile)).toBe("SELECT id FROM users WHERE id IN ('0) OR (1=1')");
    expect(frame(concatenated(pieces, hostile))).not.toBe(frame(concatenated(pieces, honest)));
  });

  it('keeps a number of a quoted literal a text, which matches no other text', () => {
    const [text, values] = rewritten({ ...cases[0]!, honest: [] }, mysql, [0]);
    expect(format(text, values)).toBe("SELECT id FROM users WHERE name = '0'");
  });
});
