import path from 'node:path';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  createCatalogue,
  createEngine,
  eachNodeIn,
  nearestPackage,
  Project,
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

/** Everything known of one file of the project, computed on first need. */
export interface FileFacts {
  readonly engine: Engine;
  /** The package.json nearest to the file. */
  readonly package: PackageFacts | null;
  /** The calls of the file that play a role, in source order. */
  playing<N extends RoleName>(role: N): readonly Play<N>[];
  /** The comparisons `===`, `==`, `!==` and `!=` of the file. */
  readonly comparisons: readonly TSESTree.BinaryExpression[];
  /** The calls of the file, tagged templates among them. */
  readonly calls: readonly CallNode[];
  /** The facts of another file, or of this one, by the engine that looks at it. */
  of(home: Engine): FileFacts;
}

/** Everything known of the linted file, shared by all rules. */
export interface Analysis extends FileFacts {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** A value computed once for this analysis, such as a concept's instances. */
  once<T>(key: (analysis: Analysis) => T): T;
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
const projects = new Map<string, Project>();

/** Where a file is linted. */
export interface Surroundings {
  /** The folder that ESLint runs in; without it, no other file is read. */
  readonly cwd?: string;
}

/** The analysis of a file: one per syntax tree, whichever rule asks first. */
export function analysisOf(sourceCode: Readonly<TSESLint.SourceCode>, fileName: string, { cwd }: Surroundings = {}): Analysis {
  let analysis = analyses.get(sourceCode.ast);
  if (!analysis) {
    const project = cwd !== undefined && path.isAbsolute(fileName) ? projectIn(cwd) : null;
    project?.begin();
    catalogue ??= createCatalogue(libraries);
    const module = {
      ast: sourceCode.ast,
      scopeManager: sourceCode.scopeManager as TSESLint.Scope.ScopeManager,
      fileName,
      text: sourceCode.text,
    };
    analysis = new FileAnalysis(createEngine(module, catalogue, readers, project), sourceCode);
    analyses.set(sourceCode.ast, analysis);
  }
  return analysis;
}

function projectIn(cwd: string): Project {
  let project = projects.get(cwd);
  if (!project) {
    project = new Project({ roots: [], folder: cwd }, (module, of) =>
      createEngine(module, (catalogue ??= createCatalogue(libraries)), readers, of),
    );
    projects.set(cwd, project);
  }
  return project;
}

abstract class Facts implements FileFacts {
  abstract readonly calls: readonly CallNode[];
  abstract readonly comparisons: readonly TSESTree.BinaryExpression[];
  #plays: Map<RoleName, Play<RoleName>[]> | null = null;
  #package: PackageFacts | null | undefined;

  constructor(readonly engine: Engine) {}

  get package(): PackageFacts | null {
    if (this.#package === undefined) this.#package = nearestPackage(this.engine.module.fileName);
    return this.#package;
  }

  playing<N extends RoleName>(role: N): readonly Play<N>[] {
    this.#plays ??= this.#findPlays();
    return (this.#plays.get(role) ?? []) as unknown as readonly Play<N>[];
  }

  #findPlays(): Map<RoleName, Play<RoleName>[]> {
    const plays = new Map<RoleName, Play<RoleName>[]>();
    for (const node of [...this.calls].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
      if (!this.#mayPlay(node)) continue;
      const call = this.engine.callOf(node);
      for (const played of call?.api.api.plays ?? []) {
        const list = plays.get(played.role) ?? [];
        plays.set(played.role, list);
        list.push({ call: call as Call, role: played });
      }
    }
    return plays;
  }

  /** Whether a call's name is one that some library knows; a plain function may have any name. */
  #mayPlay(node: CallNode): boolean {
    const name = calleeName(node);
    const isPlain = node.type === 'TaggedTemplateExpression' || node.callee.type !== 'MemberExpression';
    return isPlain || name === null || this.engine.catalogue.names.has(name);
  }

  of(home: Engine): FileFacts {
    if (home === this.engine) return this;
    let facts = otherFiles.get(home);
    if (!facts) otherFiles.set(home, (facts = new OtherFile(home)));
    return facts;
  }
}

const otherFiles = new WeakMap<Engine, FileFacts>();

/** A file that the linted one leads to. */
class OtherFile extends Facts {
  readonly comparisons: readonly TSESTree.BinaryExpression[] = [];
  #calls: readonly CallNode[] | null = null;

  get calls(): readonly CallNode[] {
    if (!this.#calls) {
      const found: CallNode[] = [];
      eachNodeIn(this.engine.module.ast, node => {
        if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression')
          found.push(node);
      });
      this.#calls = found;
    }
    return this.#calls;
  }
}

class FileAnalysis extends Facts implements Analysis {
  readonly calls: CallNode[] = [];
  readonly comparisons: TSESTree.BinaryExpression[] = [];
  readonly #values = new Map<unknown, unknown>();
  #claimed = false;

  constructor(
    engine: Engine,
    readonly sourceCode: Readonly<TSESLint.SourceCode>,
  ) {
    super(engine);
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

  once<T>(key: (analysis: Analysis) => T): T {
    if (!this.#values.has(key)) this.#values.set(key, key(this));
    return this.#values.get(key) as T;
  }
}
