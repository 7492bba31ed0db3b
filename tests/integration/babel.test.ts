import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { createProject, type Project } from './project.js';

/** The parser of Babel 7 works with ESLint up to 9. */
const packages = [
  'eslint@9.39.1',
  '@babel/core@7.28.5',
  '@babel/eslint-parser@7.28.5',
  '@babel/plugin-proposal-decorators@7.28.0',
  '@babel/preset-flow@7.27.1',
  'eslint-plugin-backend-security',
];

const config = (parser: string): string => `import babel from '@babel/eslint-parser';
import backendSecurity from 'eslint-plugin-backend-security';

const languageOptions = ${parser};

export default [{ ...backendSecurity.configs.all, languageOptions }];
`;

const byBabel = config(`{
  parser: babel,
  parserOptions: {
    requireConfigFile: false,
    babelOptions: {
      presets: ['@babel/preset-flow'],
      plugins: [['@babel/plugin-proposal-decorators', { version: '2023-11' }]],
    },
  },
}`);

const byEspree = config("{ ecmaVersion: 'latest' }");

describe('@babel/eslint-parser', () => {
  let project: Project;
  let samples: Readonly<Record<string, string>>;

  beforeAll(async () => {
    samples = await samplesInJavaScript();
    project = await createProject(packages, { 'by-babel.mjs': byBabel, 'by-espree.mjs': byEspree, ...samples, ...odd });
  });

  test('finds in every sample what the parser of ESLint finds', async () => {
    const files = Object.keys(samples);
    expect(files.length).toBeGreaterThan(90);
    const found = await findingsOf(project, 'by-babel.mjs', files);
    expect(found.length).toBeGreaterThan(250);
    expect(found).toEqual(await findingsOf(project, 'by-espree.mjs', files));
  });

  test('reads Flow, decorators and whatever else only Babel reads', async () => {
    expect(await findingsOf(project, 'by-babel.mjs', Object.keys(odd))).toEqual([
      'decorated.js:12:48 backend-security/no-raw-sql-interpolation',
      'flow.js:11:41 backend-security/no-raw-sql-interpolation',
      'private.js:9:54 backend-security/no-raw-sql-interpolation',
    ]);
  });
});

/** Syntax that espree does not have, or that Babel reads into other nodes. */
const odd: Readonly<Record<string, string>> = {
  'decorated.js': `import express from 'express';
import helmet from 'helmet';
import pg from 'pg';

const pool = new pg.Pool();
const app = express();
app.use(helmet());

@injectable
class Users {
  @log() find = async (req, res) => {
    res.json(await pool.query(\`SELECT * FROM \${req.query.table}\`));
  };
  @log accessor last = null;
}
app.get('/', new Users().find);
app.get('/tables', (req, res) => pool.query(\`SELECT 1\`).then(rows => res.json(rows)));
`,
  'flow.js': `// @flow
import express from 'express';
import helmet from 'helmet';
import type { Pool } from 'pg';
import { Pool as Connections } from 'pg';

const pool: Pool = new Connections();
const app = express();
app.use(helmet());
app.get('/', async (req: express$Request, res: express$Response): Promise<void> => {
  res.json(await pool.query((\`SELECT \${(req.query.a: string)}\`: any)));
});
type Row<+T> = {| +id: T, ...Other |};
opaque type Id = string;
declare function f(x: number): string;
export type { Row };
function g<T: Object = {}>(this: Users, x: ?T, ...y: Array<T>): %checks { return !!x; }
`,
  'private.js': `import express from 'express';
import helmet from 'helmet';
import pg from 'pg';

class Server {
  static { this.app = express(); this.app.use(helmet()); }
  #pool = new pg.Pool();
  static #count = 0;
  find(req) { return this.#pool?.query?.('SELECT ' + req.query.a) ?? (#pool in this); }
}
express().get('/', (req, res) => new Server().find(req));
`,
};

async function samplesInJavaScript(): Promise<Record<string, string>> {
  const folder = resolve(import.meta.dirname, '../libraries');
  const samples: Record<string, string> = {};
  for (const file of (await readdir(folder, { recursive: true })).sort()) {
    if (!file.endsWith('.ts')) continue;
    const text = await readFile(join(folder, file), 'utf8');
    // the samples of Nest have decorators on parameters, which JavaScript does not have
    if (/^\s*@\w+/m.test(text)) continue;
    samples[join('samples', file.replace(/ts$/, 'js'))] = ts.transpileModule(text, {
      compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
    }).outputText;
  }
  return samples;
}

interface Result {
  readonly filePath: string;
  readonly messages: readonly {
    readonly line: number;
    readonly column: number;
    readonly ruleId: string | null;
    readonly message: string;
  }[];
}

/** `file:line:column rule` of each finding; errors inside a rule end the run. */
async function findingsOf(project: Project, configFile: string, files: readonly string[]): Promise<readonly string[]> {
  const args = ['--format=json', '--no-inline-config', '--config', configFile, ...files];
  const { stdout, stderr } = await project.run('eslint', args, { env: { DEBUG: 'backend-security' } });
  if (!stdout.startsWith('[')) throw new Error(`${stdout}\n${stderr}`);
  return (JSON.parse(stdout) as readonly Result[]).flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, column, ruleId, message }) =>
        `${filePath.slice(project.folder.length + 1)}:${line}:${column} ${ruleId ?? message}`,
    ),
  );
}
