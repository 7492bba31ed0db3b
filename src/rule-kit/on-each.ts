import type { TSESLint } from '@typescript-eslint/utils';
import { analysisOf, type Analysis } from '../concepts/analysis.js';
import { isTestCode } from '../concepts/test-code.js';
import { debugging, trace } from '../engine/index.js';
import type { RuleContext } from './create-rule.js';

/** A concept: the nouns of one kind in a file, found once and shared by the rules that ask. */
export type Concept<T> = (analysis: Analysis) => readonly T[];

/** What a rule says of the instances of one concept. */
export interface Inspection {
  readonly concept: Concept<unknown>;
  readonly check: (instance: never, analysis: Analysis) => void;
}

/** Calls `check` for each instance of a concept. */
export const each = <T>(concept: Concept<T>, check: (instance: T, analysis: Analysis) => void): Inspection => ({
  concept,
  check,
});

/** Calls `check` for each instance of a concept when the file has been walked. */
export const onEach = <T, MessageIds extends string>(
  concept: Concept<T>,
  context: RuleContext<MessageIds>,
  check: (instance: T, analysis: Analysis) => void,
): TSESLint.RuleListener => whenWalked(context, each(concept, check));

/**
 * Makes inspections when the file has been walked, unless it is one of tests. An error in one check loses that check only; with
 * `DEBUG=backend-security` it is thrown, with `DEBUG=backend-security:trace` told.
 */
export function whenWalked<MessageIds extends string>(
  context: RuleContext<MessageIds>,
  ...inspections: readonly Inspection[]
): TSESLint.RuleListener {
  const { sourceCode, filename, id } = context;
  const analysis = analysisOf(sourceCode, filename, context);
  if (analysis.once(isTest)) return {};
  const listener = analysis.collector();
  listener['Program:exit'] = () => {
    analysis.engine.module.nodes.isComplete = true;
    // code that calls and compares nothing does nothing wrong
    if (analysis.calls.length === 0 && analysis.comparisons.length === 0) return;
    for (const { concept, check } of inspections) {
      try {
        for (const instance of analysis.once(concept)) {
          try {
            check(instance as never, analysis);
          } catch (error) {
            lose(error, id, filename);
          }
        }
      } catch (error) {
        lose(error, id, filename);
      }
    }
  };
  return listener;
}

function lose(error: unknown, rule: string, fileName: string): void {
  if (debugging()) throw error;
  trace?.(`error in ${rule}, ${fileName}: ${String(error)}`);
}

const isTest = ({ engine }: Analysis): boolean => isTestCode(engine.module);
