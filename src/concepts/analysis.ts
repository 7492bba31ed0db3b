import path from 'node:path';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  calleeOf,
  createEngine,
  createTypeEvidence,
  eachNodeIn,
  isOfOtherFile,
  nearestPackage,
  Project,
  type Call,
  type CallNode,
  staticName,
  trace,
  type Engine,
  type Module,
  type Node,
  type PackageFacts,
  type TextReaders,
} from '../engine/index.js';
import { settingsOf, type ProjectSettings } from './settings/index.js';
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
  readonly settings: ProjectSettings;
  /** The package.json nearest to the file. */
  readonly package: PackageFacts | null;
  /** The calls of the file that play a role, in source order; only those that `matters` says yes to, asked first. */
  playing<N extends RoleName>(role: N, matters?: (node: CallNode) => boolean): readonly Play<N>[];
  /** The comparisons `===`, `==`, `!==` and `!=` of the file. */
  readonly comparisons: readonly TSESTree.BinaryExpression[];
  /** The calls of the file, tagged templates among them. */
  readonly calls: readonly CallNode[];
  /** The facts of another file, or of this one, by the engine that looks at it. */
  of(home: Engine): FileFacts;
  /** A value computed once for this file, such as a concept's instances. */
  once<T>(key: (facts: FileFacts) => T): T;
}

/** Everything known of the linted file, shared by all rules. */
export interface Analysis extends FileFacts {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
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

const analyses = new WeakMap<TSESTree.Program, Analysis>();
const projects = new WeakMap<ProjectSettings, Map<string, Project>>();

/** Where a file is linted. */
export interface Surroundings {
  /** The folder that ESLint runs in; without it, no other file is read. */
  readonly cwd?: string;
  /** ESLint's settings, those of all plugins. */
  readonly settings?: TSESLint.SharedConfigurationSettings;
}

/** The analysis of a file: one per syntax tree and settings, whichever rule asks first. */
export function analysisOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  fileName: string,
  { cwd, settings: shared = {} }: Surroundings = {},
): Analysis {
  const settings = settingsOf(shared['backend-security']);
  let analysis = analyses.get(sourceCode.ast);
  // a tree may be linted again with other settings
  if (analysis?.settings !== settings) {
    trace?.(`lint ${fileName}`);
    const project = cwd !== undefined && path.isAbsolute(fileName) ? projectIn(cwd, settings) : null;
    project?.begin(fileName);
    const module = {
      ast: sourceCode.ast,
      scopeManager: sourceCode.scopeManager as TSESLint.Scope.ScopeManager,
      fileName,
      text: sourceCode.text,
      types: createTypeEvidence(sourceCode.parserServices, settings.catalogue),
    };
    analysis = new FileAnalysis(engineOver(module, settings, project), sourceCode, settings);
    analyses.set(sourceCode.ast, analysis);
  }
  return analysis;
}

const engineOver = (module: Module, { catalogue, named }: ProjectSettings, project: Project | null): Engine =>
  createEngine(module, catalogue, readers, project, named);

/** The other files that may be read under some settings; null where none may. */
function projectIn(cwd: string, settings: ProjectSettings): Project | null {
  if (!settings.crossFile) return null;
  let known = projects.get(settings);
  if (!known) projects.set(settings, (known = new Map<string, Project>()));
  let project = known.get(cwd);
  if (!project) {
    const roots = settings.rootDir.map(folder => path.resolve(cwd, folder));
    project = new Project({ roots, folder: cwd }, (module, of) => engineOver(module, settings, of));
    known.set(cwd, project);
  }
  return project;
}

const EQUALITY: ReadonlySet<string> = new Set(['===', '!==', '==', '!=']);

abstract class Facts implements FileFacts {
  abstract readonly calls: readonly CallNode[];
  abstract readonly comparisons: readonly TSESTree.BinaryExpression[];
  readonly #plays = new Map<RoleName, readonly Play<RoleName>[]>();
  readonly #values = new Map<unknown, unknown>();
  #byName: ReadonlyMap<string, readonly CallNode[]> | null = null;
  #package: PackageFacts | null | undefined;

  constructor(
    readonly engine: Engine,
    readonly settings: ProjectSettings,
  ) {}

  get package(): PackageFacts | null {
    if (this.#package === undefined) this.#package = nearestPackage(this.engine.module.fileName);
    return this.#package;
  }

  playing<N extends RoleName>(role: N, matters?: (node: CallNode) => boolean): readonly Play<N>[] {
    const known = this.#plays.get(role);
    if (known)
      return (matters ? known.filter(({ call }) => matters(call.node as CallNode)) : known) as unknown as readonly Play<N>[];
    const found = this.#findPlays(role, matters);
    if (!matters) this.#plays.set(role, found as unknown as readonly Play<RoleName>[]);
    return found;
  }

  #findPlays<N extends RoleName>(role: N, matters?: (node: CallNode) => boolean): readonly Play<N>[] {
    const { catalogue } = this.engine;
    const found: Play<N>[] = [];
    const seen = new Set<CallNode>();
    for (const [name, nodes] of (this.#byName ??= this.#named())) {
      if (!catalogue.canPlay(role, name === '' ? null : name)) continue;
      for (const node of nodes) {
        if (seen.has(node) || matters?.(node) === false) continue;
        seen.add(node);
        const call = this.engine.callOf(node);
        for (const played of call?.api.api.plays ?? [])
          if (played.role === role) found.push({ call: call as Call, role: played as RoleOf<N> });
      }
    }
    return found.sort((a, b) => a.call.node.range[0] - b.call.node.range[0] || a.call.node.range[1] - b.call.node.range[1]);
  }

  /** The calls by what a library may call them; an empty name for what the program has named. */
  #named(): ReadonlyMap<string, readonly CallNode[]> {
    const named = new Map<string, CallNode[]>();
    for (const node of this.calls) {
      for (const name of calledNames(this.engine, node)) {
        const nodes = named.get(name);
        if (nodes) nodes.push(node);
        else named.set(name, [node]);
      }
    }
    return named;
  }

  of(home: Engine): FileFacts {
    if (home === this.engine) return this;
    let facts = otherFiles.get(home);
    if (!facts) otherFiles.set(home, (facts = new OtherFile(home, this.settings)));
    return facts;
  }

  once<T>(key: (facts: never) => T): T {
    if (!this.#values.has(key)) this.#values.set(key, key(this as never));
    return this.#values.get(key) as T;
  }
}

/** The names under which a library may know what is called; none where it is surely of no library. */
function calledNames(engine: Engine, node: CallNode): readonly string[] {
  const callee = calleeOf(node);
  if (callee.type === 'MemberExpression') return [staticName(callee) ?? ''];
  if (callee.type !== 'Identifier') return isOfOtherFile(engine, callee) ? [] : [''];
  const definition = engine.bindings.variableOf(callee)?.defs[0]?.node as Node | undefined;
  switch (definition?.type) {
    case undefined:
      return [callee.name];
    case 'ImportSpecifier': {
      const { imported } = definition;
      return [imported.type === 'Identifier' ? imported.name : imported.value];
    }
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return engine.catalogue.libraryOf(definition.parent.source.value) === null ? [callee.name] : ['', 'default'];
    case 'FunctionDeclaration':
      // its own name, or a parameter's
      return definition.id?.name === callee.name ? [] : ['', callee.name];
    default:
      return isOfOtherFile(engine, callee) ? [callee.name] : ['', callee.name];
  }
}

const otherFiles = new WeakMap<Engine, FileFacts>();

/** A file that the linted one leads to. */
class OtherFile extends Facts {
  get calls(): readonly CallNode[] {
    return this.once(nodesOf).calls;
  }

  get comparisons(): readonly TSESTree.BinaryExpression[] {
    return this.once(nodesOf).comparisons;
  }
}

/** The nodes that ESLint's walk notes in the linted file. */
function nodesOf({ engine }: FileFacts): Pick<FileFacts, 'calls' | 'comparisons'> {
  const calls: CallNode[] = [];
  const comparisons: TSESTree.BinaryExpression[] = [];
  eachNodeIn(engine.module.ast, node => {
    if (isCall(node)) calls.push(node);
    else if (node.type === 'BinaryExpression' && isEquality(node)) comparisons.push(node);
  });
  return { calls, comparisons };
}

const isCall = (node: Node): node is CallNode =>
  node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression';

const isEquality = ({ operator }: TSESTree.BinaryExpression): boolean => EQUALITY.has(operator);

class FileAnalysis extends Facts implements Analysis {
  readonly calls: CallNode[] = [];
  readonly comparisons: TSESTree.BinaryExpression[] = [];
  #claimed = false;

  constructor(
    engine: Engine,
    readonly sourceCode: Readonly<TSESLint.SourceCode>,
    settings: ProjectSettings,
  ) {
    super(engine, settings);
  }

  claimCollector(): boolean {
    if (this.#claimed) return false;
    this.#claimed = true;
    return true;
  }

  note(node: CallNode | TSESTree.BinaryExpression): void {
    if (node.type === 'BinaryExpression') {
      if (isEquality(node)) this.comparisons.push(node);
      return;
    }
    this.calls.push(node);
  }
}
