import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../docs/setup.md', import.meta.url), 'utf8');

/** The text of a fenced block of docs/setup.md, by the heading above it and the file named after the language. */
export function recipe(heading: string, file: string): string {
  const section = page
    .split(/^(?=##+ )/m)
    .find(text => text.startsWith(`## ${heading}\n`) || text.startsWith(`### ${heading}\n`));
  for (const [, name, text] of (section ?? '').matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)) {
    if (name === file && text !== undefined) return text;
  }
  throw new Error(`docs/setup.md has no block "${file}" under "${heading}"`);
}

/** The commands of a shell block. */
export const commandsOf = (heading: string, name: string): readonly string[] => recipe(heading, name).trim().split('\n');

/** The packages that a block of commands installs. */
export function packagesOf(heading: string, name: string): readonly string[] {
  return commandsOf(heading, name).flatMap(command => {
    const [, packages] = /^npm install --save-dev (.+)$/.exec(command) ?? [];
    return packages?.split(' ') ?? [];
  });
}
