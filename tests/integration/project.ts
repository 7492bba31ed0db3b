import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** The versions that the tests install. */
const versions: Readonly<Record<string, string>> = {
  eslint: '10.15.0',
  '@typescript-eslint/parser': '8.73.0',
  typescript: '6.0.3',
  husky: '9.1.7',
  'lint-staged': '16.4.0',
  oxlint: '1.94.0',
  'vscode-jsonrpc': '10.0.0',
  'vscode-langservers-extracted': '4.10.0',
};

/** How a command ended. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** A folder outside this repository, with packages installed as a user installs them. */
export interface Project {
  readonly folder: string;
  /** Runs a program in the folder; programs of the installed packages are found first. */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Finished>;
  read(file: string): Promise<string>;
  write(files: Readonly<Record<string, string>>): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders: string[] = [];

afterAll(async () => {
  await Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true, maxRetries: 3 })));
});

/** A new folder that is removed when the tests of the file have run. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'backend-security-')));
  folders.push(folder);
  return folder;
}

let packed: Promise<string> | null = null;

/** The file that `npm pack` makes of a fresh build: built aside, so that test files running at once do not meet in `dist`. */
export function packPlugin(): Promise<string> {
  packed ??= pack();
  return packed;
}

async function pack(): Promise<string> {
  const folder = await temporaryFolder();
  const aside = new Set(['.git', 'bench', 'coverage', 'dist', 'docs', 'examples', 'node_modules', 'tests']);
  for (const name of await readdir(root))
    if (!aside.has(name)) await cp(join(root, name), join(folder, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await succeed(run(folder, 'npm', ['run', 'build']));
  await succeed(run(folder, 'npm', ['pack']));
  const file = (await readdir(folder)).find(name => name.endsWith('.tgz'));
  if (file === undefined) throw new Error('npm pack made no file');
  return join(folder, file);
}

/**
 * A project with these files and packages installed. A package without a version gets the one that the tests use;
 * the plugin itself comes from `packPlugin`.
 */
export async function createProject(packages: readonly string[], files: Readonly<Record<string, string>>): Promise<Project> {
  const folder = await temporaryFolder();
  const project: Project = {
    folder,
    run: (program, args, options) => run(folder, program, args, options),
    read: file => readFile(join(folder, file), 'utf8'),
    async write(contents) {
      for (const [file, text] of Object.entries(contents)) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await writeFile(join(folder, file), text);
      }
    },
  };
  await project.write({ 'package.json': '{ "private": true, "type": "module" }\n', ...files });
  await install(project, packages);
  return project;
}

async function install(project: Project, packages: readonly string[]): Promise<void> {
  if (packages.length === 0) return;
  const specifiers = await Promise.all(packages.map(specifierOf));
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  await succeed(project.run('npm', ['install', '--save-dev', ...quiet, ...specifiers]));
}

async function specifierOf(name: string): Promise<string> {
  if (name === 'eslint-plugin-backend-security') return packPlugin();
  return name in versions ? `${name}@${versions[name]}` : name;
}

/** The end of a command that has to end well. */
export async function succeed(running: Promise<Finished>): Promise<Finished> {
  const finished = await running;
  if (finished.code !== 0) throw new Error(`exit code ${finished.code}\n${finished.stdout}\n${finished.stderr}`);
  return finished;
}

function run(folder: string, program: string, args: readonly string[], { env, input }: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const path = `${join(folder, 'node_modules', '.bin')}:${process.env['PATH']}`;
    const child = spawn(program, args, { cwd: folder, env: { ...environment(), PATH: path, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', code => resolve({ code, stdout, stderr }));
    child.stdin.end(input);
  });
}

/** The environment without what the test run and a surrounding Git command put into it. */
function environment(): NodeJS.ProcessEnv {
  const own = /^(?:GIT_|HUSKY|VITEST|npm_(?:lifecycle|package)_|(?:NODE_ENV|NODE_OPTIONS|FORCE_COLOR|INIT_CWD)$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
