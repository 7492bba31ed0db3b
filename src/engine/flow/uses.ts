import type { TSESTree } from '@typescript-eslint/utils';
import type { Variable } from '../bindings/references.js';
import { identifiersIn, pathInPattern, targetsIn } from '../bindings/patterns.js';
import { isNullish } from './nullish.js';
import {
  calleeOf,
  contains,
  describeExpression,
  enclosingFunction,
  isFunction,
  staticName,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax.js';
import type { Engine } from '../origins/engine.js';

/** What happens to a value at one place. */
export type Use = UseKind & {
  readonly node: Node;
  /** The members that were read from the value on the way there: `['payload', 'sub']`; `*` for a computed one. */
  readonly path: readonly string[];
};

type UseKind =
  /** Handed to a call, by itself or inside an object, a list or a text. */
  | { readonly kind: 'argument'; readonly call: CallNode; readonly index: number }
  /** A method was called on it, and what that gave is not used. */
  | { readonly kind: 'receiver'; readonly method: string }
  | { readonly kind: 'returned'; readonly fn: FunctionNode }
  /** Kept in a member of an object: `req.user = value`. */
  | { readonly kind: 'assigned'; readonly target: TSESTree.MemberExpression }
  /** Asked only whether it is there: truth, null, `typeof`. */
  | { readonly kind: 'test' }
  /** Its content decides: `===`, `<`, `includes`, `switch`. */
  | { readonly kind: 'comparison' }
  | { readonly kind: 'awaited' | 'thrown' | 'exported' }
  /** Anything else. */
  | { readonly kind: 'other' };

/** Uses beyond this are not looked at: a bound far above what real code needs. */
const MAX_STEPS = 600;
/** Methods that answer yes or no. */
const PREDICATE = /^(?:includes|has|some|every|startsWith|endsWith|test|equals|localeCompare|indexOf|hasOwnProperty)$/;
/** Functions whose result is their argument in another form. */
const CONVERSION = /^(?:String|Number|Boolean|BigInt|parseInt|parseFloat|Date|Set|Array)$/;
const CONVERTER_OBJECT = /^(?:JSON|Object|Array|Number|Math|Date)$/;

/** The places where the value of an expression ends up, in source order. */
export function usesOf(engine: Engine, node: Node): readonly Use[] {
  const walk = new Walk(engine);
  walk.follow(node, [], false);
  return walk.sorted();
}

/** The places where the value of a parameter ends up. */
export function usesOfParameter(engine: Engine, fn: FunctionNode, index: number): readonly Use[] {
  const walk = new Walk(engine);
  const parameter = fn.params[index];
  if (parameter) walk.bind(parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter, [], false);
  return walk.sorted();
}

/** The printed form of a use: `.sub → findUser(0)`. */
export function describeUse(use: Use): string {
  const path = use.path.length === 0 ? '' : `.${use.path.join('.')} `;
  switch (use.kind) {
    case 'argument':
      return `${path}→ ${describeExpression(calleeOf(use.call))}(${use.index})`;
    case 'receiver':
      return `${path}→ ${use.method}()`;
    case 'assigned':
      return `${path}→ ${describeExpression(use.target)}`;
    default:
      return `${path}${use.kind}`;
  }
}

class Walk {
  readonly #engine: Engine;
  readonly #found: Use[] = [];
  readonly #seen = new Set<string>();
  #steps = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  sorted(): readonly Use[] {
    return this.#found.sort((a, b) => a.node.range[0] - b.node.range[0]);
  }

  #add(kind: UseKind, node: Node, path: readonly string[]): void {
    // the conditions that one test is a part of are one use
    const isCondition = kind.kind === 'test' || kind.kind === 'comparison';
    const same = this.#found.some(
      use =>
        use.kind === kind.kind &&
        use.path.join('.') === path.join('.') &&
        (use.node === node || (isCondition && contains(node, use.node))),
    );
    if (!same) this.#found.push({ ...kind, node, path });
  }

  /** Follows the value of `node`; `derived`: it is not the value itself any more, but was made from it. */
  follow(node: Node, path: readonly string[], derived: boolean): void {
    const key = `${node.type} ${node.range.join('-')} ${path.join('.')}`;
    this.#steps += 1;
    if (this.#steps > MAX_STEPS || this.#seen.has(key)) return;
    this.#seen.add(key);
    const { parent } = node;
    if (!parent) return;
    switch (parent.type) {
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'ArrayExpression':
        this.follow(parent, path, derived);
        return;
      case 'TemplateLiteral':
        this.#template(parent, path);
        return;
      case 'AwaitExpression':
        this.#add({ kind: 'awaited' }, parent, path);
        this.follow(parent, path, derived);
        return;
      case 'SpreadElement':
        this.#spread(parent, path, derived);
        return;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) === node) this.follow(parent, path, derived);
        return;
      case 'UnaryExpression':
        if (parent.operator === 'typeof') this.#add({ kind: 'test' }, parent, path);
        else if (parent.operator === '!') this.#truth(parent, path, derived);
        else if (parent.operator !== 'void' && parent.operator !== 'delete') this.follow(parent, path, true);
        return;
      case 'BinaryExpression':
        this.#binary(parent, node, path, derived);
        return;
      case 'LogicalExpression':
        if (parent.right === node) this.follow(parent, path, derived);
        else if (parent.operator === '&&') this.#truth(parent, path, derived, false);
        else this.follow(parent, path, derived);
        return;
      case 'ConditionalExpression':
        if (parent.test === node) this.#truth(parent, path, derived, false);
        else this.follow(parent, path, derived);
        return;
      case 'IfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
        this.#truth(parent, path, derived, false);
        return;
      case 'SwitchStatement':
      case 'SwitchCase':
        this.#add({ kind: 'comparison' }, parent, path);
        return;
      case 'MemberExpression':
        this.#member(parent, node, path, derived);
        return;
      case 'Property':
        if (parent.value === node && parent.parent.type === 'ObjectExpression') this.follow(parent.parent, path, derived);
        else if (parent.computed && parent.key === node) this.#add({ kind: 'other' }, parent, path);
        return;
      case 'VariableDeclarator':
        if (parent.init === node) this.bind(parent.id, path, derived);
        return;
      case 'AssignmentExpression':
        this.#assignment(parent, node, path, derived);
        return;
      case 'AssignmentPattern':
        if (parent.right === node) this.bind(parent.left, path, derived);
        return;
      case 'ForOfStatement':
      case 'ForInStatement':
        if (parent.right === node) this.#loop(parent, path);
        return;
      case 'ReturnStatement':
        this.#returned(node, enclosingFunction(parent), path, derived);
        return;
      case 'ArrowFunctionExpression':
        if (parent.body === node) this.#returned(node, parent, path, derived);
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.#call(parent, node, path, derived);
        return;
      case 'ThrowStatement':
        this.#add({ kind: 'thrown' }, parent, path);
        return;
      case 'ExportDefaultDeclaration':
        this.#add({ kind: 'exported' }, parent, path);
        return;
      case 'ExpressionStatement':
        return;
      default:
        this.#add({ kind: 'other' }, parent, path);
    }
  }

  /** Follows the names that a pattern binds. */
  bind(pattern: Node, path: readonly string[], derived: boolean): void {
    for (const target of membersIn(pattern)) this.#add({ kind: 'assigned', target }, target, path);
    for (const identifier of identifiersIn(pattern)) {
      const steps = pathInPattern(pattern, identifier)?.steps ?? [];
      const members = steps.flatMap(step => ('prop' in step ? [step.prop] : 'computed' in step ? ['*'] : []));
      const variable = this.#engine.bindings.variableOf(identifier);
      if (variable) this.#reads(variable, [...path, ...members], derived, identifier);
    }
  }

  #reads(variable: Variable, path: readonly string[], derived: boolean, binding: Node): void {
    const fn = enclosingFunction(binding);
    for (const reference of variable.references) {
      const identifier = reference.identifier as Node;
      if (!reference.isRead()) continue;
      // within one function a read above the write sees another value, loops aside
      if (identifier.range[0] < binding.range[0] && enclosingFunction(identifier) === fn && !inLoop(binding)) continue;
      this.follow(identifier, path, derived);
    }
    if (isExported(binding)) this.#add({ kind: 'exported' }, binding, path);
  }

  #truth(node: Node, path: readonly string[], derived: boolean, isValue = true): void {
    this.#add({ kind: derived ? 'comparison' : 'test' }, node, path);
    if (isValue) this.follow(node, path, derived);
  }

  #binary(parent: TSESTree.BinaryExpression, node: Node, path: readonly string[], derived: boolean): void {
    const other = parent.left === node ? parent.right : parent.left;
    if (/^[=!]==?$/.test(parent.operator) && isNullish(other)) this.#truth(parent, path, derived);
    else if (parent.operator === 'instanceof') this.#truth(parent, path, false);
    else if (parent.operator === 'in') {
      const key = parent.left.type === 'Literal' ? [String(parent.left.value)] : ['*'];
      this.#add({ kind: 'comparison' }, parent, parent.right === node ? [...path, ...key] : path);
    } else if (/^(?:[=!]==?|[<>]=?)$/.test(parent.operator)) {
      this.#add({ kind: 'comparison' }, parent, path);
      this.follow(parent, path, true);
    } else this.follow(parent, path, true);
  }

  #template(parent: TSESTree.TemplateLiteral, path: readonly string[]): void {
    if (parent.parent.type === 'TaggedTemplateExpression')
      this.#add({ kind: 'argument', call: parent.parent, index: 0 }, parent.parent, path);
    else this.follow(parent, path, true);
  }

  #spread(parent: TSESTree.SpreadElement, path: readonly string[], derived: boolean): void {
    const owner = parent.parent;
    if (owner.type === 'CallExpression' || owner.type === 'NewExpression') this.#call(owner, parent, path, derived);
    else this.follow(owner, path, derived);
  }

  #member(parent: TSESTree.MemberExpression, node: Node, path: readonly string[], derived: boolean): void {
    if (parent.object !== node) {
      this.#add({ kind: 'comparison' }, parent, path);
      return;
    }
    const owner = parent.parent;
    if (owner.type === 'AssignmentExpression' && owner.left === parent) return;
    const name = staticName(parent);
    const call = callOfCallee(parent);
    if (call) this.#methodCall(call, name ?? '*', path, derived);
    else this.follow(parent, [...path, name ?? '*'], derived);
  }

  #methodCall(call: TSESTree.CallExpression, method: string, path: readonly string[], derived: boolean): void {
    if (/^(?:then|catch|finally)$/.test(method)) {
      const next = method === 'then' && call.arguments[0] ? this.#engine.originOf(call.arguments[0]) : null;
      if (next?.kind === 'function' && next.node.params[0]) this.bind(next.node.params[0], path, derived);
      this.#add({ kind: 'receiver', method }, call, path);
      if (method !== 'then') this.follow(call, path, derived);
      return;
    }
    if (PREDICATE.test(method)) this.#add({ kind: 'comparison' }, call, path);
    const before = this.#found.length;
    this.follow(call, path, true);
    if (this.#found.length === before && !PREDICATE.test(method)) this.#add({ kind: 'receiver', method }, call, path);
  }

  #assignment(parent: TSESTree.AssignmentExpression, node: Node, path: readonly string[], derived: boolean): void {
    if (parent.right !== node) return;
    if (parent.left.type === 'MemberExpression') this.#add({ kind: 'assigned', target: parent.left }, parent, path);
    else this.bind(parent.left, path, derived || parent.operator === '+=');
    if (parent.parent.type !== 'ExpressionStatement') this.follow(parent, path, derived);
  }

  #loop(parent: TSESTree.ForOfStatement | TSESTree.ForInStatement, path: readonly string[]): void {
    const target = parent.left.type === 'VariableDeclaration' ? parent.left.declarations[0]?.id : parent.left;
    if (target) this.bind(target, path, true);
  }

  /** A value that a function called on the spot, or the callback of a promise, returns goes on where the call stands. */
  #returned(node: Node, fn: FunctionNode | null, path: readonly string[], derived: boolean): void {
    if (!fn) return;
    const { parent } = fn;
    if (parent.type === 'CallExpression' && unwrap(parent.callee) === fn) {
      this.follow(parent, path, derived);
      return;
    }
    if (parent.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && staticName(parent.callee) === 'then') {
      this.follow(parent, path, derived);
      return;
    }
    this.#add({ kind: 'returned', fn }, node, path);
  }

  #call(parent: TSESTree.CallExpression | TSESTree.NewExpression, node: Node, path: readonly string[], derived: boolean): void {
    const index = parent.arguments.indexOf(node as TSESTree.CallExpressionArgument);
    if (index < 0) {
      this.#add({ kind: 'other' }, parent, path);
      return;
    }
    if (index === 0 && this.#converts(parent)) this.follow(parent, path, derived || !calleeIs(parent, 'Boolean'));
    else this.#add({ kind: 'argument', call: parent, index }, parent, path);
  }

  #converts(node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    const callee = calleeOf(node);
    const root = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    if (root.type === 'Identifier' && !this.#engine.bindings.variableOf(root)?.defs[0]) {
      if ((callee.type === 'Identifier' ? CONVERSION : CONVERTER_OBJECT).test(root.name)) return true;
    }
    return this.#engine.callOf(node)?.api.api.plays?.some(role => role.role === 'propagator' && role.keeps === 'data') ?? false;
  }
}

const calleeIs = (node: TSESTree.CallExpression | TSESTree.NewExpression, name: string): boolean =>
  node.callee.type === 'Identifier' && node.callee.name === name;

/** The call whose callee is `node`, through an optional chain. */
const callOfCallee = (node: Node): TSESTree.CallExpression | null => {
  let current = node;
  while (current.parent && /^(?:ChainExpression|TSNonNullExpression)$/.test(current.parent.type)) current = current.parent;
  const { parent } = current;
  return parent?.type === 'CallExpression' && parent.callee === current ? parent : null;
};

/** The members of objects that a pattern assigns: `[req.user] = list`. */
const membersIn = (pattern: Node): readonly TSESTree.MemberExpression[] =>
  targetsIn(pattern).filter(target => target.type === 'MemberExpression');

function inLoop(node: Node): boolean {
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (/^(?:For|While|DoWhile)/.test(current.type)) return true;
  }
  return false;
}

const isExported = (binding: Node): boolean => {
  let current: Node | undefined = binding;
  while (current && current.type !== 'VariableDeclaration') {
    if (isFunction(current)) return false;
    current = current.parent;
  }
  return current?.parent?.type === 'ExportNamedDeclaration';
};
