import type { TSESLint } from '@typescript-eslint/utils';
import { analysisOf, type Analysis } from '../concepts/analysis.js';
import { debugging, trace } from '../engine/index.js';
import type { RuleContext } from './create-rule.js';

/** A concept: the nouns of one kind in a file, found once and shared by the rules that ask. */
export type Concept<T> = (analysis: Analysis) => readonly T[];

/**
 * Calls `check` for each instance of a concept when the file has been walked. An error in one check loses that check
 * only; with `DEBUG=backend-security` it is thrown, with `DEBUG=backend-security:trace` told.
 */
export function onEach<T, MessageIds extends string>(
  concept: Concept<T>,
  context: RuleContext<MessageIds>,
  check: (instance: T, analysis: Analysis) => void,
): TSESLint.RuleListener {
  const { sourceCode, filename, cwd, settings, id } = context;
  const analysis = analysisOf(sourceCode, filename, { cwd, settings });
  const listener: TSESLint.RuleListener = {
    'Program:exit'() {
      // code that calls and compares nothing does nothing wrong
      if (analysis.calls.length === 0 && analysis.comparisons.length === 0) return;
      guarded(id, filename, () => {
        for (const instance of analysis.once(concept)) guarded(id, filename, () => check(instance, analysis));
      });
    },
  };
  return analysis.claimCollector() ? { ...collectorOf(analysis), ...listener } : listener;
}

const collectorOf = (analysis: Analysis): TSESLint.RuleListener => ({
  CallExpression: node => analysis.note(node),
  NewExpression: node => analysis.note(node),
  TaggedTemplateExpression: node => analysis.note(node),
  BinaryExpression: node => analysis.note(node),
});

function guarded(rule: string, fileName: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (debugging()) throw error;
    trace?.(`error in ${rule}, ${fileName}: ${String(error)}`);
  }
}
