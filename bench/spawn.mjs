import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs a script of `processes/` in a process of its own and gives what it prints: one JSON value. `input` reaches it as JSON on
 * its standard input; `flags` are those of Node.js. After `seconds` of CPU time it is ended (not on Windows).
 */
export async function runProcess(script, input, { flags = [], env = {}, seconds = 3600 } = {}) {
  const file = path.join(import.meta.dirname, 'processes', script);
  const command = [process.execPath, '--single-threaded-gc', '--expose-gc', '--no-warnings', ...flags, file];
  const [executable, ...rest] =
    process.platform === 'win32' ? command : ['/bin/sh', '-c', `ulimit -t ${seconds}; exec "$0" "$@"`, ...command];
  const running = execute(executable, rest, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, ...env },
  });
  running.child.stdin.end(JSON.stringify(input));
  const { stdout } = await running;
  return JSON.parse(stdout);
}
