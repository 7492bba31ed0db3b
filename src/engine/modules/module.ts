import type { TypeEvidence } from '../bindings/checker.js';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** One file as the engine sees it: the linted one, or one that it leads to. */
export interface Module {
  readonly ast: TSESTree.Program;
  readonly scopeManager: TSESLint.Scope.ScopeManager;
  readonly fileName: string;
  readonly text: string;
  /** The evidence of TypeScript's checker, where the parser offers one. */
  readonly types?: TypeEvidence | null;
}
