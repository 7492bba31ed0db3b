import {
  eachNodeIn,
  exportsOf,
  isClass,
  isFunction,
  isWhole,
  sourceOf,
  staticName,
  unwrap,
  type Engine,
  type Node,
  requiredBy,
  writtenText,
} from '../engine/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from './analysis.js';
import { mayLeadToHeaders, mayReachHeaders } from './header-reach.js';
import type { HttpApplication } from './http-application.js';
import { isBesidePath, isEntryFile } from './root-application.js';

/** What the files of a project do with an application that another one makes and hands out. */
export interface UseElsewhere {
  /** One of them serves it. */
  readonly serves: boolean;
  /** One of them registers what answers. */
  readonly registers: boolean;
  /** One of them makes it part of another application, and none is seen to serve it. */
  readonly isPart: boolean;
}

const known = new WeakMap<Node, UseElsewhere>();

/**
 * The use of an application in the files that import it; it is neither served nor completed where one of them makes it part
 * of another one, or leads to code that may set the headers. `isJudged`: what its own file leads to is no
 * more asked for that.
 */
export function useElsewhere(analysis: Analysis, application: HttpApplication, isJudged = false): UseElsewhere {
  const { engine } = analysis;
  const { node } = application.call;
  let use = known.get(node);
  if (!use) known.set(node, (use = new Search(analysis, application, isJudged).usesOf(engine, ownersOf(engine, application))));
  return use;
}

/** What a file hands out: the variable that holds the application, or the function or class that makes it. */
function ownersOf(engine: Engine, { call, holder, events }: HttpApplication): readonly (Node | object)[] {
  const owners: (Node | object)[] = [call.node];
  const variableOf = (name: Node | null | undefined): void => {
    const variable = name?.type === 'Identifier' ? engine.bindings.variableOf(name) : null;
    if (variable) owners.push(variable);
  };
  if (events.some(({ kind }) => kind === 'export')) variableOf(holder);
  const returns = events.filter(({ kind }) => kind === 'return').map(({ node }) => node);
  const isReturned = returns.length > 0;
  for (const start of [call.node, ...returns]) {
    for (let at: Node | undefined = start; at; at = at.parent) {
      if (!(isFunction(at) && isReturned) && !(isClass(at) && holder?.type !== 'Identifier')) continue;
      owners.push(at);
      variableOf('id' in at && at.id ? at.id : at.parent?.type === 'VariableDeclarator' ? at.parent.id : null);
    }
  }
  return owners;
}

/** Files behind each other that hand an application on. */
const MAX_FILES = 3;
/** Expressions that are looked at in one file. */
const MAX_STEPS = 500;

class Search {
  #serves = false;
  #registers = false;
  #mounts = false;
  #isOpen = false;
  #steps = 0;
  readonly #seen = new Set<Node>();
  /** Each use of what makes applications has another one: that one is part of another says nothing. */
  readonly #isMaker: boolean;

  constructor(
    readonly analysis: Analysis,
    readonly application: HttpApplication,
    readonly isJudged: boolean,
  ) {
    this.#isMaker = application.events.some(({ kind }) => kind === 'return');
  }

  usesOf(engine: Engine, owners: readonly (Node | object)[]): UseElsewhere {
    this.#inImporters(engine, namesOf(engine, owners), 0);
    const isKnown = !this.#isOpen;
    return { serves: isKnown && this.#serves, registers: isKnown && this.#registers, isPart: this.#mounts && !this.#serves };
  }

  #inImporters(engine: Engine, names: ReadonlySet<string>, depth: number): void {
    const { project, module } = engine;
    if (names.size === 0 || !project || depth >= MAX_FILES) return;
    for (const file of project.importersOf(module.fileName) ?? []) {
      const home = project.engineAt(file);
      if (!home) {
        this.#isOpen = true;
        continue;
      }
      const sources = project.importsOf(file, module.fileName);
      const passedOn = new Set<string>();
      this.#steps = 0;
      eachNodeIn(home.module.ast, node => {
        this.#readImport(home, node, sources, names, passedOn);
      });
      if (this.#steps > 0 && mayReachHeaders(home, this.isJudged ? sources : [])) this.#isOpen = true;
      if (this.#steps > MAX_STEPS) return;
      if (passedOn.has('default') && isEntryFile(this.analysis, this.application.role, file)) this.#serves = true;
      this.#inImporters(home, passedOn, depth + 1);
    }
  }

  #readImport(home: Engine, node: Node, sources: readonly string[], names: ReadonlySet<string>, passedOn: Set<string>): void {
    switch (node.type) {
      case 'ImportDeclaration':
        if (!sources.includes(node.source.value)) return;
        for (const specifier of node.specifiers) {
          if (specifier.type === 'ImportNamespaceSpecifier') this.#followName(home, specifier.local, names, passedOn);
          else if (isNamed(specifier, names)) this.#followName(home, specifier.local, null, passedOn);
        }
        break;
      case 'ExportNamedDeclaration':
        if (!node.source || !sources.includes(node.source.value)) return;
        for (const { local, exported } of node.specifiers) if (names.has(nameOf(local))) passedOn.add(nameOf(exported));
        break;
      case 'ExportAllDeclaration':
        if (sources.includes(node.source.value)) for (const name of names) passedOn.add(name);
        break;
      case 'CallExpression':
      case 'ImportExpression': {
        const source = node.type === 'ImportExpression' ? writtenText(node.source) : requiredBy(node);
        if (source === null || !sources.includes(source)) return;
        this.#follow(home, node, names.has(WHOLE) ? new Set([...names, 'default']) : names, passedOn, names.has(WHOLE));
        break;
      }
      default:
    }
  }

  #followName(home: Engine, name: TSESTree.Identifier, names: ReadonlySet<string> | null, passedOn: Set<string>): void {
    const variable = home.bindings.variableOf(name);
    for (const { identifier } of variable?.references ?? []) this.#follow(home, identifier, names, passedOn);
    if (names === null) for (const exported of namesOf(home, variable ? [variable] : [])) passedOn.add(exported);
  }

  /** `names`: the members by which a module has it; null where the expression is it, or what makes it. */
  #follow(home: Engine, expression: Node, names: ReadonlySet<string> | null, passedOn: Set<string>, isEither = false): void {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) this.#isOpen = true;
    const { parent } = expression;
    if (this.#steps > MAX_STEPS || !parent || this.#seen.has(expression)) return;
    this.#seen.add(expression);
    if (isBesidePath(home, expression)) this.#mounts = true;
    const on = (node: Node, of = names): void => {
      this.#follow(home, node, of, passedOn, isEither);
    };
    switch (parent.type) {
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'ChainExpression':
        on(parent);
        break;
      case 'MemberExpression':
        if (parent.object === expression) this.#followMember(home, parent, names, passedOn, isEither);
        break;
      case 'VariableDeclarator':
        if (parent.init === expression) this.#followPattern(home, parent.id, names, passedOn, isEither);
        break;
      case 'AssignmentExpression':
        if (parent.right !== expression) break;
        if (isWhole(unwrap(parent.left))) {
          for (const name of names === null || isEither ? [WHOLE] : names) passedOn.add(name);
        } else this.#followPattern(home, parent.left, names, passedOn, isEither);
        break;
      case 'Property':
        if (parent.value === expression && (names === null || isEither)) on(parent.parent, null);
        break;
      case 'CallExpression':
      case 'NewExpression':
        if (names !== null && !isEither) break;
        if (parent.callee === expression) on(parent, null);
        else if (parent.arguments.includes(expression as TSESTree.Expression)) this.#handOver(home, parent, passedOn);
        break;
      default:
    }
  }

  #followMember(
    home: Engine,
    member: TSESTree.MemberExpression,
    names: ReadonlySet<string> | null,
    passedOn: Set<string>,
    isEither: boolean,
  ): void {
    const name = staticName(member) ?? '';
    if (names?.has(name)) this.#follow(home, member, null, passedOn);
    if (names !== null && !isEither) {
      if (name === 'then') this.#followCallback(home, member, names, passedOn);
      return;
    }
    const call = member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : null;
    if (SERVES.test(name)) this.#serves = true;
    else if (call && name === 'then') this.#followCallback(home, member, null, passedOn);
    else if (call && REGISTERS.test(name)) this.#registers = true;
    this.#follow(home, call ?? member, null, passedOn);
  }

  #followCallback(home: Engine, { parent }: Node, names: ReadonlySet<string> | null, passedOn: Set<string>): void {
    const callback = parent?.type === 'CallExpression' && parent.arguments[0] ? unwrap(parent.arguments[0]) : null;
    const first = callback && isFunction(callback) ? callback.params[0] : undefined;
    if (first) this.#followPattern(home, first, names, passedOn, false);
  }

  #followPattern(home: Engine, pattern: Node, names: ReadonlySet<string> | null, passedOn: Set<string>, isEither: boolean): void {
    if (pattern.type === 'Identifier') {
      const variable = home.bindings.variableOf(pattern);
      for (const reference of variable?.references ?? [])
        if (reference.isRead()) this.#follow(home, reference.identifier, names, passedOn, isEither);
      if (names === null || isEither) for (const name of namesOf(home, variable ? [variable] : [])) passedOn.add(name);
    } else if (pattern.type === 'ObjectPattern') {
      for (const property of pattern.properties) {
        if (property.type !== 'Property') continue;
        const isMeant = names === null || names.has(staticName(property) ?? '');
        if (isMeant) this.#followPattern(home, property.value, null, passedOn, false);
      }
    }
  }

  /** `http.createServer(app)`, `serve({ fetch: app.fetch })`, `start(app)`, `parent.use('/admin', app)`. */
  #handOver(home: Engine, call: TSESTree.CallExpression | TSESTree.NewExpression, passedOn: Set<string>): void {
    const callee = unwrap(call.callee);
    const name = callee.type === 'MemberExpression' ? staticName(callee) : callee.type === 'Identifier' ? callee.name : null;
    const { of, module } = sourceOf(home, callee);
    if (MOUNTS.test(name ?? '')) this.#mounts = true;
    // of the file that makes it, other functions are not judged
    if (this.isJudged && of === 'project' && module !== null && mayLeadToHeaders(home, module)) this.#isOpen = true;
    if (callee.type === 'MemberExpression' && REGISTERS.test(name ?? '')) this.#isOpen ||= !this.#isMaker;
    else if (STARTS.test(name ?? '') && of !== 'project') this.#serves = true;
    else if (of === 'project' && module !== null && home.leadsTo(module, LISTENS, 1)) this.#serves = true;
    this.#follow(home, call, null, passedOn);
  }
}

const LISTENS = { name: 'servers', matches: (text: string): boolean => /\.listen\(|createServer\(|\bserve\(/.test(text) };

/** What `module.exports` is, in place of a name. */
const WHOLE = '*';

/** Methods by which an application serves, and members by which it is handed on to what does. */
const SERVES = /^(?:listen|callback|fetch|start)$/;
const REGISTERS = /^(?:get|post|put|patch|delete|all|use|route|register|mount|openapi|applyMiddleware)$/;
const MOUNTS = /^(?:use|route|all)$|^mount/i;
const STARTS =
  /^(?:create(?:Secure)?Server|createAdaptorServer|serve|handle|serverless(?:Express)?|start|run|listen|onRequest)$/i;

/** The names under which a file exports something. */
function namesOf({ module, bindings }: Engine, owners: readonly (Node | object)[]): ReadonlySet<string> {
  const names = new Set<string>();
  const { named, whole, members } = exportsOf(module.ast);
  const isMeant = (value: Node): boolean => {
    let node = unwrap(value);
    // `export default new App().app`, `module.exports = createApp()`
    while (node.type === 'MemberExpression' || node.type === 'CallExpression' || node.type === 'NewExpression') {
      if (owners.includes(node)) return true;
      node = unwrap(node.type === 'MemberExpression' ? node.object : node.callee);
    }
    if (owners.includes(node)) return true;
    const variable = node.type === 'Identifier' ? bindings.variableOf(node) : null;
    return variable !== null && owners.includes(variable);
  };
  for (const [name, place] of named) {
    if (place.kind === 'name' ? isMeant(place.identifier) : place.kind === 'value' && isMeant(place.node)) names.add(name);
  }
  for (const value of whole) {
    if (isMeant(value)) names.add(WHOLE);
    if (value.type !== 'ObjectExpression') continue;
    for (const property of value.properties)
      if (property.type === 'Property' && isMeant(property.value)) names.add(staticName(property) ?? '');
  }
  for (const [name, values] of members) if (values.some(isMeant)) names.add(name);
  return names;
}

/** Whether an import brings in what has one of the names; the default export of CommonJS is all of it. */
const isNamed = (specifier: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier, names: ReadonlySet<string>): boolean =>
  specifier.type === 'ImportSpecifier' ? names.has(nameOf(specifier.imported)) : names.has('default') || names.has(WHOLE);

const nameOf = (node: TSESTree.Identifier | TSESTree.StringLiteral): string =>
  node.type === 'Identifier' ? node.name : node.value;
