import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  calleeOf,
  contains,
  decoratorsOf,
  eachNodeIn,
  enclosingClass,
  isClass,
  isSamePlace,
  propertyNamed,
  staticName,
  unwrap,
  type Engine,
  type FunctionNode,
  type Node,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { enteredBy } from './project-call.js';
import { checkingOf } from './token-checks.js';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Calls that put guards before handlers. */
const PUTS_GUARDS = /^(?:UseGuards|useGlobalGuards)$/;
/** Guards for something else than who the client is. */
const OTHER_GUARDS = /throttl|rate_?limit|csrf|captcha|maintenance|anonymous/i;
/** Decorators of a project or a package that put a guard there, but not those that only document it. */
const GUARD_DECORATORS = /^(?!Api|Use|No|Skip|Public|Allow).*(?:auth|guard|jwt|protected|secured)/i;
/** Files with uses of a guard that are parsed. */
const MAX_FILES = 12;
const MAX_DEPTH = 3;

/** Whether a node stands in a guard of Nest, and wherever that is seen used, another one that may verify the token runs before it. */
export function isAfterGuards(facts: FileFacts, node: Node): boolean {
  for (let owner = enclosingClass(node); owner; owner = enclosingClass(owner))
    if (methodOf(owner, 'canActivate')) return isAlwaysAfterGuards(facts, owner);
  return false;
}

/** What was found of the guards of a file. */
const answersOf = (): Map<ClassNode, boolean> => new Map<ClassNode, boolean>();

function isAlwaysAfterGuards(facts: FileFacts, guard: ClassNode): boolean {
  const answers = facts.once(answersOf);
  let answer = answers.get(guard);
  if (answer === undefined) {
    const uses = usesOfGuard(facts, guard);
    answer = uses.length > 0 && uses.every(use => isBehindGuard(use) || (!use.isGlobal && facts.once(hasGlobalGuard)));
    answers.set(guard, answer);
  }
  return answer;
}

interface GuardUse {
  readonly facts: FileFacts;
  /** What puts it before handlers: `UseGuards(...)`, or the object that provides it. */
  readonly by: Node;
  /** What stands before it there. */
  readonly before: readonly Node[];
  readonly isGlobal: boolean;
}

function usesOfGuard(facts: FileFacts, guard: ClassNode): readonly GuardUse[] {
  const name = guard.id?.name;
  if (name === undefined) return [];
  const isGuard = (home: Engine, node: Node): boolean => {
    let isFound = false;
    eachNodeIn(node, inner => {
      if (isFound || inner.type !== 'Identifier') return;
      const origin = home.originOf(inner);
      isFound = origin.kind === 'class' && isSamePlace(origin, { node: guard, home: facts.engine });
    });
    return isFound;
  };
  const named = new RegExp(String.raw`\b${name.replaceAll('$', String.raw`\$`)}\b`);
  return filesOf(facts, `guards with ${name}`, text => GUARDS.test(text) && named.test(text)).flatMap(other =>
    guardLists(other).flatMap(({ by, guards, isGlobal }) => {
      const index = guards.findIndex(node => isGuard(other.engine, node));
      return index < 0 ? [] : [{ facts: other, by, before: guards.slice(0, index), isGlobal }];
    }),
  );
}

const GUARDS = /\b(?:UseGuards|useGlobalGuards|APP_GUARD)\b/;

/** A file, and those of its project that have text of a kind. */
function filesOf(facts: FileFacts, name: string, matches: (text: string) => boolean): readonly FileFacts[] {
  const { project, module } = facts.engine;
  const files = project?.filesSpeaking(module.fileName, { name, matches }) ?? [];
  const others = files.filter(file => file !== module.fileName).slice(0, MAX_FILES);
  return [facts, ...others.flatMap(file => project?.engineAt(file) ?? []).map(home => facts.of(home))];
}

interface GuardList {
  readonly by: Node;
  readonly guards: readonly Node[];
  readonly isGlobal: boolean;
}

/** The lists of guards that a file puts before handlers, in the order in which they run. */
function guardLists(facts: FileFacts): readonly GuardList[] {
  const lists: GuardList[] = facts
    .callsNamed(called => PUTS_GUARDS.test(called))
    .flatMap(call =>
      call.type === 'CallExpression'
        ? [{ by: call, guards: call.arguments, isGlobal: calleeName(call) === 'useGlobalGuards' }]
        : [],
    );
  const { text, ast } = facts.engine.module;
  if (!/\bAPP_GUARD\b/.test(text)) return lists;
  eachNodeIn(ast, node => {
    if (node.type !== 'ArrayExpression') return;
    const guards = node.elements.flatMap(element => (element ? (globalGuardOf(element) ?? []) : []));
    if (guards.length > 0) lists.push({ by: node, guards, isGlobal: true });
  });
  return lists;
}

/** `{ provide: APP_GUARD, useClass: JwtGuard }` */
function globalGuardOf(node: Node): Node | null {
  if (node.type !== 'ObjectExpression') return null;
  const token = propertyNamed(node, 'provide')?.value;
  if (token?.type !== 'Identifier' || token.name !== 'APP_GUARD') return null;
  for (const name of ['useClass', 'useExisting', 'useValue', 'useFactory']) {
    const property = propertyNamed(node, name);
    if (property) return property.value;
  }
  return null;
}

const hasGlobalGuard = (facts: FileFacts): boolean =>
  filesOf(facts, 'puts global guards', text => /\b(?:useGlobalGuards|APP_GUARD)\b/.test(text)).some(other =>
    guardLists(other).some(({ guards, isGlobal }) => isGlobal && guards.some(guard => mayVerify(other, guard, 0))),
  );

/** Whether a guard that may verify the token runs before one, at the same handler. */
function isBehindGuard({ facts, by, before }: GuardUse): boolean {
  if (before.some(guard => mayVerify(facts, guard, 0))) return true;
  const { parent } = by;
  // `applyDecorators(UseGuards(JwtGuard), UseGuards(AccessGuard))` runs them as written
  if (parent?.type === 'CallExpression' && parent.arguments.includes(by as TSESTree.Expression))
    return parent.arguments.slice(0, parent.arguments.indexOf(by as TSESTree.Expression)).some(of => putsGuard(facts, of));
  if (parent?.type !== 'Decorator') return false;
  const decorated = parent.parent;
  const decorators = decoratorsOf(decorated);
  // the lowest decorator is the first
  if (decorators.slice(decorators.indexOf(parent) + 1).some(({ expression }) => putsGuard(facts, expression))) return true;
  if (isClass(decorated)) return isInheriting(facts, decorated, 0);
  const owner = enclosingClass(decorated);
  return owner !== null && isGuarded(facts, owner, 0);
}

const isGuarded = (facts: FileFacts, owner: ClassNode, depth: number): boolean =>
  decoratorsOf(owner).some(({ expression }) => putsGuard(facts, expression)) || isInheriting(facts, owner, depth);

/** Whether a class gets such a guard from the one that it extends. */
function isInheriting(facts: FileFacts, { superClass }: ClassNode, depth: number): boolean {
  const origin = superClass && depth < MAX_DEPTH ? facts.engine.originOf(superClass) : null;
  return origin?.kind === 'class' && isGuarded(facts.of(origin.home), origin.node, depth + 1);
}

/** Whether a decorator puts a guard before handlers that may verify the token. */
function putsGuard(facts: FileFacts, decorator: Node): boolean {
  const call = unwrap(decorator);
  if (call.type !== 'CallExpression') return call.type === 'Identifier' && GUARD_DECORATORS.test(call.name);
  const name = calleeName(call) ?? '';
  if (PUTS_GUARDS.test(name)) return call.arguments.some(guard => mayVerify(facts, guard, 0));
  const entered = enteredBy(facts.engine, call);
  if (!entered) return GUARD_DECORATORS.test(name);
  const other = facts.of(entered.home);
  return guardLists(other).some(({ by, guards }) => contains(entered.fn, by) && guards.some(guard => mayVerify(other, guard, 0)));
}

/** Whether a guard may verify the token: one that is not seen may. */
function mayVerify(facts: FileFacts, guard: Node, depth: number): boolean {
  const { engine } = facts;
  const inner = unwrap(guard);
  const made = inner.type === 'NewExpression' ? unwrap(inner.callee) : inner;
  if (OTHER_GUARDS.test(engine.module.text.slice(...made.range))) return false;
  const origin = engine.originOf(made);
  if (origin.kind === 'class') return depth > MAX_DEPTH || mayClassVerify(facts.of(origin.home), origin.node, depth);
  if (made.type !== 'CallExpression') return true;
  // a function that makes a guard
  const entered = calleeOf(made).type === 'Identifier' ? enteredBy(engine, made) : null;
  if (!entered) return true;
  const text = entered.home.module.text.slice(...entered.fn.range);
  return /AuthGuard|\bextends\b/.test(text) || checkingOf(facts.of(entered.home), entered.fn) !== 'no';
}

function mayClassVerify(facts: FileFacts, guard: ClassNode, depth: number): boolean {
  const isInherited = (): boolean => guard.superClass !== null && mayVerify(facts, guard.superClass, depth + 1);
  const own = methodOf(guard, 'canActivate');
  if (own && !asksSuper(own)) return checkingOf(facts, own) !== 'no';
  const result = methodOf(guard, 'handleRequest');
  return (!result || mayRefuse(result)) && isInherited();
}

/** Whether what is made of the outcome of a strategy may be that the request is refused. */
function mayRefuse(fn: FunctionNode): boolean {
  let isFound = asksSuper(fn);
  eachNodeIn(fn, node => {
    if (node.type === 'ThrowStatement' || (node.type === 'CallExpression' && calleeOf(node).type === 'Identifier'))
      isFound = true;
  });
  return isFound;
}

function asksSuper(fn: FunctionNode): boolean {
  let isFound = false;
  eachNodeIn(fn, node => {
    if (node.type === 'Super') isFound = true;
  });
  return isFound;
}

function methodOf(owner: ClassNode, name: string): FunctionNode | null {
  for (const member of owner.body.body) {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') continue;
    const value = staticName(member) === name ? member.value : null;
    if (value?.type === 'FunctionExpression' || value?.type === 'ArrowFunctionExpression') return value;
  }
  return null;
}
