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
  /** The comparisons `===`, `==`, `!==` and `!=` of the file. */
  readonly comparisons: readonly TSESTree.BinaryExpression[];
  /** The calls of the file, tagged templates among them. */
  readonly calls: readonly CallNode[];
  /** Notes a node of the file; called by the collector while ESLint walks the file. */
  note(node: CallNode | TSESTree.BinaryExpression): void;
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
  readonly calls: CallNode[] = [];
  readonly comparisons: TSESTree.BinaryExpression[] = [];
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
      {
        ast: sourceCode.ast,
        scopeManager: sourceCode.scopeManager as TSESLint.Scope.ScopeManager,
        fileName,
        text: sourceCode.text,
      },
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

  note(node: CallNode | TSESTree.BinaryExpression): void {
    if (node.type === 'BinaryExpression') {
      if (/^[!=]==?$/.test(node.operator)) this.comparisons.push(node);
      return;
    }
    this.calls.push(node);
  }

  playing<N extends RoleName>(role: N): readonly Play<N>[] {
    if (!this.#plays) {
      this.#plays = new Map();
      for (const node of this.calls.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
        if (!this.#mayPlay(node)) continue;
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

  /** Whether a call's name is one that some library knows; a plain function may have any name. */
  #mayPlay(node: CallNode): boolean {
    const name = calleeName(node);
    const isPlain = node.type === 'TaggedTemplateExpression' || node.callee.type !== 'MemberExpression';
    return isPlain || name === null || this.engine.catalogue.names.has(name);
  }

  once<T>(key: (analysis: Analysis) => T): T {
    if (!this.#values.has(key)) this.#values.set(key, key(this));
    return this.#values.get(key) as T;
  }
}
