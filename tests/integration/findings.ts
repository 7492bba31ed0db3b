import { relative } from 'node:path';
import type { Project } from './project.js';

/** What a run of ESLint said. */
export interface Report {
  readonly code: number | null;
  /** `file:line rule`, in order. */
  readonly findings: readonly string[];
}

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly line: number; readonly ruleId: string | null; readonly message: string }[];
}

/** Runs the ESLint of a project, as `npx eslint` with these arguments. */
export async function lint(project: Project, args: readonly string[] = ['.']): Promise<Report> {
  const { code, stdout, stderr } = await project.run('npx', ['--no-install', 'eslint', '--format=json', ...args]);
  if (!stdout.startsWith('[')) throw new Error(`ESLint ended with exit code ${code}\n${stdout}\n${stderr}`);
  const results = JSON.parse(stdout) as readonly Result[];
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${relative(project.folder, filePath)}:${line} ${ruleId ?? message}`),
  );
  return { code, findings };
}
