import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** One file as the engine sees it: the linted one or, later, one that it imports. */
export interface Module {
  readonly ast: TSESTree.Program;
  readonly scopeManager: TSESLint.Scope.ScopeManager;
  readonly fileName: string;
  readonly text: string;
}
