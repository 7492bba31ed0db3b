import path from 'node:path';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  calleeOf,
  type FunctionNode,
  playersIn,
  isFunction,
  createEngine,
  createTypeEvidence,
  isNear,
  isOfOtherFile,
  nearestPackage,
  NotedNodes,
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
import { callsOfHanded } from './handed-on.js';
import { settingsOf, type ProjectSettings } from './settings/index.js';
import { BEGINS_SQL, isSqlStatement } from './sql-text/index.js';
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
  /** The calls of functions and methods with a name, or such names, in source order; only those that `isMeant` says yes to. */
  callsNamed(names: string | ((name: string) => boolean), isMeant?: (node: CallNode) => boolean): readonly CallNode[];
  /** The facts of another file, or of this one, by the engine that looks at it. */
  of(home: Engine): FileFacts;
  /** The calls that may play a role, by their names and the libraries at hand; nothing is evaluated for them. */
  candidates(role: RoleName): readonly CallNode[];
  /** A value computed once for this file, such as a concept's instances. */
  once<T>(key: (facts: FileFacts) => T): T;
}

/** Everything known of the linted file, shared by all rules. */
export interface Analysis extends FileFacts {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  once<T>(key: (analysis: Analysis) => T): T;
  /** Listeners that note what rules ask for while ESLint walks the file: for the first that asks, none for the others. */
  collector(): TSESLint.RuleListener;
}

/** How the engine tells SQL from other text. */
export const readers: TextReaders = {
  isSqlText(pieces) {
    let holes = 0;
    return isSqlStatement(pieces.map(text => (text === null ? { hole: holes++ } : { text })));
  },
};

const projects = new WeakMap<ProjectSettings, Map<string, Project>>();

/** Where a file is linted. */
export interface Surroundings {
  /** The folder that ESLint runs in; without it, no other file is read. */
  readonly cwd?: string;
  /** ESLint's settings, those of all plugins. */
  readonly settings?: TSESLint.SharedConfigurationSettings;
}

/** The analysis that was asked for last: all rules ask for that of one file, one after the other. */
let latest: { readonly ast: TSESTree.Program; readonly given: unknown; readonly analysis: Analysis } | null = null;

/** The analysis of a file: the same for all rules that ask one after the other; another one where a tree is linted again with other settings. */
export function analysisOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  fileName: string,
  { cwd, settings: shared }: Surroundings = {},
): Analysis {
  const given = shared?.['backend-security'];
  const { ast } = sourceCode;
  if (latest?.ast === ast && latest.given === given) return latest.analysis;
  const settings = settingsOf(given);
  trace?.(`lint ${fileName}`);
  const project = cwd !== undefined && path.isAbsolute(fileName) ? projectIn(cwd, settings) : null;
  project?.begin(fileName);
  const module = {
    ast,
    scopeManager: sourceCode.scopeManager as TSESLint.Scope.ScopeManager,
    fileName,
    text: sourceCode.text,
    nodes: new NotedNodes(),
    types: createTypeEvidence(sourceCode.parserServices, settings.catalogue),
  };
  const analysis = new FileAnalysis(engineOver(module, settings, project), sourceCode, settings);
  latest = { ast, given, analysis };
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

class Facts implements FileFacts {
  readonly #plays = new Map<RoleName, readonly Play<RoleName>[]>();
  readonly #values = new Map<unknown, unknown>();
  #byRole: ReadonlyMap<RoleName, readonly CallNode[]> | null = null;
  #byName: CallsByName | null = null;
  #package: PackageFacts | null | undefined;

  constructor(
    readonly engine: Engine,
    readonly settings: ProjectSettings,
  ) {}

  get calls(): readonly CallNode[] {
    return this.engine.module.nodes.calls;
  }

  get comparisons(): readonly TSESTree.BinaryExpression[] {
    return this.engine.module.nodes.comparisons;
  }

  get package(): PackageFacts | null {
    if (this.#package === undefined) this.#package = nearestPackage(this.engine.module.fileName);
    return this.#package;
  }

  playing<N extends RoleName>(role: N, matters?: (node: CallNode) => boolean): readonly Play<N>[] {
    if (!(this.#byRole ??= this.#callsByRole()).has(role)) return NO_PLAYS;
    const known = this.#plays.get(role);
    if (known)
      return (matters ? known.filter(({ call }) => matters(call.node as CallNode)) : known) as unknown as readonly Play<N>[];
    const found = this.#findPlays(role, matters);
    if (!matters) this.#plays.set(role, found as unknown as readonly Play<RoleName>[]);
    return found;
  }

  #findPlays<N extends RoleName>(role: N, matters?: (node: CallNode) => boolean): readonly Play<N>[] {
    const found: Play<N>[] = [];
    for (const node of this.candidates(role)) {
      if (matters?.(node) === false) continue;
      const call = this.engine.callOf(node);
      for (const played of call?.api.api.plays ?? [])
        if (played.role === role) found.push({ call: call as Call, role: played as RoleOf<N> });
    }
    return found.sort((a, b) => inSourceOrder(a.call.node, b.call.node));
  }

  candidates(role: RoleName): readonly CallNode[] {
    return (this.#byRole ??= this.#callsByRole()).get(role) ?? [];
  }

  callsNamed(names: string | ((name: string) => boolean), isMeant?: (node: CallNode) => boolean): readonly CallNode[] {
    const { methods, functions } = (this.#byName ??= callsByName(this.calls));
    const found: (readonly CallNode[])[] = [];
    const add = (nodes: readonly CallNode[]): void => {
      const meant = isMeant ? nodes.filter(isMeant) : nodes;
      if (meant.length > 0) found.push(meant);
    };
    for (const byName of [methods, functions]) {
      if (typeof names === 'string') add(byName.get(names) ?? NO_CALLS);
      else for (const [name, nodes] of byName) if (name !== null && names(name)) add(nodes);
    }
    return found.length > 1 ? found.flat().sort(inSourceOrder) : (found[0] ?? NO_CALLS);
  }

  #callsByRole(): ReadonlyMap<RoleName, readonly CallNode[]> {
    const { engine } = this;
    const calls = new Map<RoleName, CallNode[]>();
    const players = playersIn(engine);
    const add = (nodes: readonly CallNode[], roles: readonly RoleName[]): void => {
      if (nodes.length === 0) return;
      for (const role of roles) {
        const list = calls.get(role);
        // a file may have more calls than a call takes arguments
        if (list) for (const node of nodes) list.push(node);
        else calls.set(role, [...nodes]);
      }
    };
    const { methods, functions, ofThis } = (this.#byName ??= callsByName(this.calls));
    // a function that a library gives may be kept in a field: `this.decode(token)`
    const kept = ofThis.size > 0 ? players.named('()').filter(role => KEPT_IN_FIELDS.has(role)) : NO_ROLES;
    if (kept.length > 0) {
      for (const [name, own] of ofThis) {
        const named = players.named(name);
        add(
          own,
          kept.filter(role => !named.includes(role)),
        );
      }
    }
    for (const [name, nodes] of methods) {
      const roles = players.named(name);
      const shaped = name === null ? null : players.shaped(name);
      // most names are of no library: nothing more is asked about them
      if (roles.length === 0 && !shaped) continue;
      const others = shaped && (!shaped.bySql || isNear(engine, BEGINS_SQL, 2)) ? shaped.roles : NO_ROLES;
      if (roles.length === 0 && others.length === 0) continue;
      let given = nodes;
      // by the names first: few calls are on an object of the language
      for (const node of nodes) {
        const object = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee.object : null;
        if (object && (object.type !== 'Identifier' || !LANGUAGE.has(object.name))) continue;
        given = nodes.filter(of => !isOfLanguage(engine, of));
        break;
      }
      add(given, others.length === 0 ? roles : [...new Set([...roles, ...others])]);
    }
    for (const [written, nodes] of functions) {
      if (written !== null && engine.bindings.isUnambiguous(written)) add(nodes, this.#rolesOfFunction(nodes[0]!));
      else for (const node of nodes) add([node], this.#rolesOfFunction(node));
    }
    for (const { role, calls: handed } of callsOfHanded(engine, this.calls)) {
      const known = new Set(calls.get(role));
      add(
        handed.filter(node => !known.has(node)),
        [role],
      );
    }
    return calls;
  }

  #rolesOfFunction(node: CallNode): readonly RoleName[] {
    const name = calledName(this.engine, calleeOf(node));
    return name === undefined ? NO_ROLES : playersIn(this.engine).named(name);
  }

  of(home: Engine): FileFacts {
    if (home === this.engine) return this;
    let facts = otherFiles.get(home);
    if (!facts) otherFiles.set(home, (facts = new Facts(home, this.settings)));
    return facts;
  }

  once<T>(key: (facts: never) => T): T {
    let value = this.#values.get(key) as T;
    if (value === undefined && !this.#values.has(key)) this.#values.set(key, (value = key(this as never)));
    return value;
  }
}

const inSourceOrder = (a: Node, b: Node): number => a.range[0] - b.range[0] || a.range[1] - b.range[1];

/** Calls by the names of what they call; null stands for names that the program chose, and for what has none. */
interface CallsByName {
  readonly methods: ReadonlyMap<string | null, readonly CallNode[]>;
  readonly functions: ReadonlyMap<string | null, readonly CallNode[]>;
  /** Those of the methods that are of `this`. */
  readonly ofThis: ReadonlyMap<string | null, readonly CallNode[]>;
}

function callsByName(calls: readonly CallNode[]): CallsByName {
  const methods = new Map<string | null, CallNode[]>();
  const functions = new Map<string | null, CallNode[]>();
  const ofThis = new Map<string | null, CallNode[]>();
  for (const node of calls) {
    const written = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee;
    const callee = written.type === 'MemberExpression' || written.type === 'Identifier' ? written : calleeOf(node);
    const isMethod = callee.type === 'MemberExpression';
    let name: string | null = null;
    if (callee.type === 'Identifier') ({ name } = callee);
    else if (isMethod)
      name = !callee.computed && callee.property.type === 'Identifier' ? callee.property.name : staticName(callee);
    addTo(isMethod ? methods : functions, name, node);
    if (isMethod && callee.object.type === 'ThisExpression') addTo(ofThis, name, node);
  }
  return { methods, functions, ofThis };
}

function addTo(byName: Map<string | null, CallNode[]>, name: string | null, node: CallNode): void {
  const known = byName.get(name);
  if (known) known.push(node);
  else byName.set(name, [node]);
}

const KEPT_IN_FIELDS: ReadonlySet<RoleName> = new Set(['token-decode', 'token-verify']);

const NO_ROLES: readonly RoleName[] = [];
const NO_PLAYS: readonly never[] = [];
const NO_CALLS: readonly never[] = [];

/** The name under which a library may know a function that is called, null for any; undefined where it is surely of no library. */
function calledName(engine: Engine, callee: Node): string | null | undefined {
  if (callee.type !== 'Identifier') return isOfOtherFile(engine, callee) ? undefined : null;
  const defined = engine.bindings.variableOf(callee)?.defs[0];
  const definition = defined?.node as Node | undefined;
  switch (definition?.type) {
    case undefined:
      return callee.name;
    case 'ImportSpecifier':
      return definition.imported.type === 'Identifier' ? definition.imported.name : definition.imported.value;
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return engine.catalogue.libraryOf(definition.parent.source.value) === null ? callee.name : null;
    case 'VariableDeclarator':
      if (definition.init && definition.id.type === 'Identifier' && isFunction(definition.init)) return undefined;
      return isOfOtherFile(engine, callee) ? callee.name : null;
    case 'ClassDeclaration':
      return definition.superClass ? null : undefined;
    default:
      // its own name, or `next`, which its caller gives
      return definition &&
        isFunction(definition) &&
        (definition.id?.name === callee.name || isBareParameter(definition, callee.name))
        ? undefined
        : null;
  }
}

/** Whether a function has a parameter of this name and of no written type. */
const isBareParameter = (fn: FunctionNode, name: string): boolean =>
  fn.params.some(param => param.type === 'Identifier' && param.name === name && !param.typeAnnotation);

/** `Promise.all`, `Object.entries`: what the language itself has, and no library describes. */
function isOfLanguage(engine: Engine, node: CallNode): boolean {
  const callee = calleeOf(node);
  const object = callee.type === 'MemberExpression' ? callee.object : null;
  return (
    object?.type === 'Identifier' &&
    LANGUAGE.has(object.name) &&
    engine.catalogue.globalOf(object.name) === null &&
    !engine.bindings.variableOf(object)?.defs[0]
  );
}

const LANGUAGE: ReadonlySet<string> = new Set(
  'Array Atomics BigInt Boolean Date Error Intl JSON Map Math Number Object Promise Proxy Reflect RegExp Set String Symbol console process'.split(
    ' ',
  ),
);

const otherFiles = new WeakMap<Engine, FileFacts>();

class FileAnalysis extends Facts implements Analysis {
  #isCollected = false;

  constructor(
    engine: Engine,
    readonly sourceCode: Readonly<TSESLint.SourceCode>,
    settings: ProjectSettings,
  ) {
    super(engine, settings);
  }

  collector(): TSESLint.RuleListener {
    if (this.#isCollected) return {};
    this.#isCollected = true;
    const { nodes } = this.engine.module;
    const note = (node: Node): void => {
      nodes.note(node);
    };
    return { CallExpression: note, NewExpression: note, TaggedTemplateExpression: note, BinaryExpression: note };
  }
}
