import type { NotedNodes } from './noted-nodes.js';
import type { TypeEvidence } from '../bindings/checker.js';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** One file as the engine sees it: the linted one, or one that it leads to. */
export interface Module {
  readonly ast: TSESTree.Program;
  readonly scopeManager: TSESLint.Scope.ScopeManager;
  readonly fileName: string;
  readonly text: string;
  /** Noted as ESLint walks the file, or where its tree was made. */
  readonly nodes: NotedNodes;
  /** The evidence of TypeScript's checker, where the parser offers one. */
  readonly types?: TypeEvidence | null;
}
