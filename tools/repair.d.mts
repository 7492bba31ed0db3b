import type { ESLint } from 'eslint';

/** The results for a folder; with `fix`, what the rules fix by themselves is written back. */
export function lint(plugin: ESLint.Plugin, folder: string, fix?: boolean): Promise<ESLint.LintResult[]>;

/** Applies the first suggestion of each report of a file, one after the other; how many there were. */
export function applySuggestions(plugin: ESLint.Plugin, file: string): number;
