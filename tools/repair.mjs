// Lints a folder with the recommended rules, applies their fixes and suggestions; shared by the demo and its test.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { ESLint, Linter } from 'eslint';

const configOf = plugin => [
  { ignores: ['**/dist/**'] },
  {
    ...plugin.configs.recommended,
    files: ['**/*.{js,ts}'],
    languageOptions: {
      parser,
      ecmaVersion: 'latest',
      sourceType: 'module',
      parserOptions: { ecmaFeatures: { globalReturn: true } },
    },
  },
];

/** The results for a folder; with `fix`, what the rules fix by themselves is written back. */
export async function lint(plugin, folder, fix = false) {
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: configOf(plugin), fix });
  const results = await eslint.lintFiles(['**/*.{js,ts}']);
  if (fix) await ESLint.outputFixes(results);
  return results;
}

/** Applies the first suggestion of each report of a file, one after the other; how many there were. */
export function applySuggestions(plugin, file) {
  const linter = new Linter({ configType: 'flat', cwd: path.dirname(file) });
  let text = readFileSync(file, 'utf8');
  let applied = 0;
  for (; applied < 50; applied += 1) {
    const messages = linter.verify(text, configOf(plugin), { filename: file });
    const suggestion = messages.find(message => message.suggestions?.length)?.suggestions[0];
    if (!suggestion) break;
    text = text.slice(0, suggestion.fix.range[0]) + suggestion.fix.text + text.slice(suggestion.fix.range[1]);
  }
  writeFileSync(file, text);
  return applied;
}
