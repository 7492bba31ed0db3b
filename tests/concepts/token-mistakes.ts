import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect } from 'vitest';
import { analysisOf } from '../../src/concepts/analysis.js';
import { tokenMistakes } from '../../src/concepts/token-verification.js';

/** The kinds of the mistakes in a piece of code. */
export function mistakesIn(code: string): readonly string[] {
  const found: string[] = [];
  const plugin = {
    rules: {
      probe: {
        create(context: { sourceCode: never; filename: string }) {
          const analysis = analysisOf(context.sourceCode, context.filename);
          return {
            ...analysis.collector(),
            'Program:exit'() {
              for (const { kind } of analysis.once(tokenMistakes)) found.push(kind);
            },
          };
        },
      },
    },
  };
  const config = [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { p: plugin }, rules: { 'p/probe': 'error' } }];
  expect(new Linter({ configType: 'flat' }).verify(code, config as never, { filename: 'file.ts' })).toEqual([]);
  return found;
}
