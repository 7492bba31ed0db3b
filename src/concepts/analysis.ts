import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  createCatalogue,
  createEngine,
  nearestPackage,
  type Call,
  type CallNode,
  type Catalogue,
  type Engine,
  type PackageFacts,
  type TextReaders,
} from '../engine/index.js';
import { libraries } from '../libraries/index.js';
import { isSqlStatement } from './sql-text/index.js';
import type { RoleName, RoleOf } from '../vocabulary/index.js';

/** A call together with one role that it plays. */
export interface Play<N extends RoleName> {
  readonly call: Call;
  readonly role: RoleOf<N>;
}

/** Everything known of one file, shared by all rules and computed on first need. */
export interface Analysis {
  readonly engine: Engine;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** The package.json nearest to the file. */
  readonly package: PackageFacts | null;
  /** The calls of the file that play a role, in source order. */
  playing<N extends RoleName>(role: N): readonly Play<N>[];
  /** A value computed once for this analysis, such as a concept's instances. */
  once<T>(key: (analysis: Analysis) => T): T;
  /** Notes a call of the file; called by the collector while ESLint walks the file. */
  note(node: CallNode): void;
  /** Whether the caller is the first to ask: it registers the one collector of this file. */
  claimCollector(): boolean;
}

/** How the engine tells SQL from other text. */
export const readers: TextReaders = {
  isSqlText(pieces) {
    let holes = 0;
    return isSqlStatement(pieces.map(text => (text === null ? { hole: holes++ } : { text })));
  },
};

let catalogue: Catalogue | null = null;
const analyses = new WeakMap<TSESTree.Program, Analysis>();

/** The analysis of a file: one per syntax tree, whichever rule asks first. */
export function analysisOf(sourceCode: Readonly<TSESLint.SourceCode>, fileName: string): Analysis {
  let analysis = analyses.get(sourceCode.ast);
  if (!analysis) {
    analysis = new FileAnalysis(sourceCode, fileName);
    analyses.set(sourceCode.ast, analysis);
  }
  return analysis;
}

class FileAnalysis implements Analysis {
  readonly engine: Engine;
  readonly #nodes: CallNode[] = [];
  readonly #values = new Map<unknown, unknown>();
  #plays: Map<RoleName, Play<RoleName>[]> | null = null;
  #claimed = false;
  #package: PackageFacts | null | undefined;

  constructor(
    readonly sourceCode: Readonly<TSESLint.SourceCode>,
    readonly fileName: string,
  ) {
    catalogue ??= createCatalogue(libraries);
    this.engine = createEngine(
      { ast: sourceCode.ast, scopeManager: sourceCode.scopeManager as TSESLint.Scope.ScopeManager, fileName, text: sourceCode.text },
      catalogue,
      readers,
    );
  }

  get package(): PackageFacts | null {
    if (this.#package === undefined) this.#package = nearestPackage(this.fileName);
    return this.#package;
  }

  claimCollector(): boolean {
    if (this.#claimed) return false;
    this.#claimed = true;
    return true;
  }

  note(node: CallNode): void {
    const name = calleeName(node);
    const plain = node.type === 'TaggedTemplateExpression' || node.callee.type !== 'MemberExpression';
    if (plain || name === null || this.engine.catalogue.names.has(name)) this.#nodes.push(node);
  }

  playing<N extends RoleName>(role: N): readonly Play<N>[] {
    if (!this.#plays) {
      this.#plays = new Map();
      for (const node of this.#nodes.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
        const call = this.engine.callOf(node);
        for (const played of call?.api.api.plays ?? []) {
          const list = this.#plays.get(played.role) ?? [];
          this.#plays.set(played.role, list);
          list.push({ call: call as Call, role: played });
        }
      }
    }
    return (this.#plays.get(role) ?? []) as unknown as readonly Play<N>[];
  }

  once<T>(key: (analysis: Analysis) => T): T {
    if (!this.#values.has(key)) this.#values.set(key, key(this));
    return this.#values.get(key) as T;
  }
}
