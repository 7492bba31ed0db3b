import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tool = path.resolve(import.meta.dirname, '../../tools/explain.mjs');

const files = {
  'package.json': '{ "dependencies": { "express": "^5.0.0", "pg": "^8.0.0" } }\n',
  'db.js': "import pg from 'pg';\n\nexport const pool = new pg.Pool();\n",
  'app.js': `import express from 'express';
import { pool } from './db.js';

const app = express();
app.get('/houses', async (req, res) => {
  const { sort } = req.query;
  if (sort !== 'price' && sort !== 'rooms') return res.sendStatus(400);
  const houses = await pool.query(\`SELECT * FROM houses WHERE town = '\${req.query.town}' ORDER BY \${sort}\`);
  res.json(houses.rows);
});
app.listen(3000);
`,
  'deep.js': `import pg from 'pg';

export const find = a0 => {
${Array.from({ length: 120 }, (_, index) => `  const a${index + 1} = \`\${a${index}}.\`;`).join('\n')}
  return new pg.Pool().query('SELECT ' + a120);
};
`,
  'view.tsx': 'export const View = () => <p>{name()}</p>;\nconst name = (): string => "x";\n',
  'broken.js': 'const = 1;\n',
};

let folder = '';

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'backend-security-explain-')));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the tool prints. */
function explain(args: readonly string[], debug = ''): { code: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, DEBUG: debug };
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], { cwd: folder, encoding: 'utf8', env });
  return { code: status, stdout, stderr };
}

describe('explain', () => {
  test('prints what is concluded of a line and of its file', () => {
    const { stdout, stderr, code } = explain(['app.js:8']);
    expect(stderr).toBe('');
    expect(stdout.replace(/ comes from the client .*/, ' …')).toBe(`app.js:8

const houses = await pool.query(\`SELECT * FROM houses WHERE town = '\${req.query.town}' ORDER BY \${sort}\`);

8:24  pool.query(\`SELECT * FROM houses WHERE town = '\${req.query.town}' ORDER BY \${sort}\`)
    origin  pg.Pool.query()
    call    pg.Pool.query, plays sql-query
    uses    awaited; .rows → res.json(0)

8:24  pool.query
    origin  pg.Pool.query

8:24  pool
    origin  pg.Pool
    from    db.js:3

8:35  \`SELECT * FROM houses WHERE town = '\${req.query.town}' ORDER BY \${sort}\`
    origin  text("SELECT * FROM houses WHERE town = '" request(req.query.town: any) "' ORDER BY " guarded(allow-list, request(req.query.sort: any)))
    uses    → pool.query(0)

8:73  req.query.town
    origin  request(req.query.town: any)
    uses    → pool.query(0)

8:73  req.query
    origin  request(req.query: any)

8:73  req
    origin  express.Request

8:101  sort
    origin  guarded(allow-list, request(req.query.sort: any))
    guard   allow-list
    uses    → pool.query(0)

Applications
  4: express application
    route /houses: function
    serve

Package
  package.json

Other files read
  db.js

Reports of recommended on line 8
  8:73  backend-security/no-raw-sql-interpolation: \`req.query.town\` …

Reports of strict besides on line 8
  none
`);
    expect(code).toBe(0);
  });

  test('prints the expressions at a column only', () => {
    const { stdout } = explain(['app.js:8:25']);
    expect(stdout).toContain('\n8:24  pool\n    origin  pg.Pool\n    from    db.js:3\n');
    expect(stdout).not.toContain('\n8:72  req');
  });

  test('prints what holds of the file alone where no line is given', () => {
    const { stdout } = explain(['app.js']);
    expect(stdout).toMatch(/^app\.js\n\nApplications\n/);
    expect(stdout).toContain('backend-security/require-helmet: ');
  });

  test('reads TypeScript and JSX', () => {
    expect(explain(['view.tsx:1']).stdout).toContain('\n1:31  name()\n    origin  "x"\n');
  });

  test('does not look into other files with --no-cross-file', () => {
    const { stdout } = explain(['app.js:8', '--no-cross-file']);
    expect(stdout).toContain('\n8:24  pool\n    origin  unknown(import ./db.js.pool)\n');
    expect(stdout).toContain('\nOther files read\n  none\n');
  });

  test.each([
    [[], 'Usage: '],
    [['none.js'], 'no such file'],
    [['app.js:99'], 'has 12 lines'],
    [['broken.js'], 'broken.js:1:6: Parsing error'],
    [['--other', 'app.js'], 'Usage: '],
  ])('says what is wrong with %j', (args, message) => {
    const { stderr, code } = explain(args);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});

describe('DEBUG=backend-security:trace', () => {
  const told = (file: string, debug = 'backend-security:trace'): string[] =>
    explain([file], debug)
      .stderr.trim()
      .split('\n')
      .map(line => line.replaceAll(folder + path.sep, '').replace(/[\d.]+ ms$/, 'N ms'));

  test('tells of each file that is linted and read', () => {
    const once = ['backend-security: lint app.js', 'backend-security: read db.js, N ms'];
    // under `recommended` and under `strict`
    expect(told('app.js')).toEqual([...once, ...once]);
  });

  test('tells of answers that a bound has cut', () => {
    expect(told('deep.js')).toContain('backend-security: cut deep.js:124');
  });

  test('is not `DEBUG=backend-security`', () => {
    expect(told('app.js', 'backend-security')).toEqual(['']);
  });
});
