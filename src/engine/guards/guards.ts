import type { TSESTree } from '@typescript-eslint/utils';
import type { Variable } from '../bindings/references.js';
import { calleeName, contains, isFunction, statementsOf, staticName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import type { Engine } from '../origins/engine.js';
import { alternativesOf, type GuardKind, type Origin } from '../origins/origin.js';
import { eachNodeIn, nodeAround } from '../traversal.js';
import { isNarrowPattern, patternOf } from './patterns.js';
import { mayConcern } from './mentions.js';
import { callIn, objectCheck, resultRead, saysThatItPassed } from './object-checks.js';
import { findElement, findLoop, mayEndEarly, mayReturn, maySkip, type Loop } from './elements.js';
import { returnedExpressions } from '../origins/returns.js';
import { firstFrom, isReassigned, writtenAt } from '../origins/writes.js';

/** A name or chain of names that a condition may speak of: `sort`, `req.query.sort`. */
interface AccessPath {
  readonly variable: Variable | null;
  readonly root: string;
  readonly members: string;
  /** Where it stands for all elements of the list there, the members taken off each of them: `id` of `rows`. */
  readonly element?: string | undefined;
}

/** How far up a guard is looked for. */
const MAX_STEPS = 120;
/** Depth at which no further function is looked into for what it checks; each one counts for four. */
const MAX_DEPTH = 12;

/** The guard that dominates a use of a value, or null: an allow-list, a number or pattern check, a predicate. */
export function guardOf(engine: Engine, use: TSESTree.Identifier | TSESTree.MemberExpression): GuardKind | null {
  if (use.parent.type === 'UnaryExpression') return null;
  const path = accessPathOf(engine, use);
  return path ? (guardOfPath(engine, use, path) ?? guardOfElement(engine, path)) : null;
}

/** What a check of all elements of a list, before they are gone through, makes of a member of one. */
function guardOfElement(engine: Engine, { variable, members }: AccessPath): GuardKind | null {
  const binding = variable?.defs[0]?.name;
  const found = binding ? findElement(binding) : null;
  const element = [...(found?.members ?? []), ...(members === '' ? [] : [members])].join('.');
  // what is made sure of whole elements is known of the list
  const list = found && element !== '' ? accessPathOf(engine, found.list) : null;
  return found && list ? guardOfPath(engine, found.loop, { ...list, element }) : null;
}

/** `depth`: the checks that lead to this question, one inside the other; so in all that follows. */
function guardOfPath(engine: Engine, use: Node, path: AccessPath, depth = 0): GuardKind | null {
  if (path.variable && isFirstUse(path.variable, use)) return null;
  const proves = (test: Node, holds: boolean): GuardKind | null => provenBy(engine, test, path, holds, depth);
  const scope = path.variable?.scope.block;
  let child: Node = use;
  for (
    let parent: Node | undefined = use.parent, step = 0;
    parent && step < MAX_STEPS;
    child = parent, parent = parent.parent, step += 1
  ) {
    const found = guardAt(parent, child, proves, path, engine, use, depth);
    if (found) return found;
    // where a name does not stand for the variable, nothing is said of it
    if (parent === scope || (isFunction(parent) && reassigned(path))) return null;
  }
  return null;
}

/** Whether a variable is nowhere used before, so that nothing has asked what it holds; what is imported is asked for nothing. */
function isFirstUse({ defs, references }: Variable, use: Node): boolean {
  if ((defs[0]?.type as string | undefined) === 'ImportBinding') return true;
  const [start] = use.range;
  return !references.some(({ identifier, init }) => !init && identifier.range[0] < start);
}

function guardAt(
  parent: Node,
  child: Node,
  proves: (test: Node, holds: boolean) => GuardKind | null,
  path: AccessPath,
  engine: Engine,
  use: Node,
  depth: number,
): GuardKind | null {
  switch (parent.type) {
    case 'ConditionalExpression':
    case 'IfStatement':
      if (child === parent.consequent) return proves(parent.test, true);
      return child === parent.alternate ? proves(parent.test, false) : null;
    case 'LogicalExpression':
      if (child !== parent.right || parent.operator === '??') return null;
      return proves(parent.left, parent.operator === '&&');
    case 'SwitchCase': {
      const subject = parent.parent.type === 'SwitchStatement' ? parent.parent.discriminant : null;
      return subject && child !== parent.test && parent.test?.type === 'Literal' && samePath(accessPathOf(engine, subject), path)
        ? 'allow-list'
        : null;
    }
    case 'Program':
    case 'BlockStatement':
      return guardBefore(statementsOf(parent), child, proves, path, engine, use, depth);
    default:
      return null;
  }
}

/** A statement before the use that leaves, or replaces the value, unless the value passes. */
function guardBefore(
  statements: readonly Node[],
  child: Node,
  proves: (test: Node, holds: boolean) => GuardKind | null,
  path: AccessPath,
  engine: Engine,
  use: Node,
  depth: number,
): GuardKind | null {
  const end = statements.indexOf(child);
  for (let index = Math.max(0, end - 40); index < end; index += 1) {
    const statement = statements[index];
    if (!statement || !mayGuard(statement, path)) continue;
    if (path.variable && !mayConcern(engine.bindings, statement, path.variable)) continue;
    const found = guardIn(statement, proves, path, engine, depth);
    if (found && !isWrittenBetween(path, statement.range[1], use.range[0])) return found;
  }
  return null;
}

/** What a statement makes of a value that gets past it. */
function guardIn(
  statement: Node,
  proves: (test: Node, holds: boolean) => GuardKind | null,
  path: AccessPath,
  engine: Engine,
  depth: number,
): GuardKind | null {
  const loop = findLoop(statement);
  const byLoop = loop ? provenByLoop(engine, loop, path, depth) : null;
  if (byLoop) return byLoop;
  switch (statement.type) {
    case 'IfStatement': {
      const leaves = alwaysLeaves(statement.consequent) || assigns(statement.consequent, path, engine);
      const found = leaves ? proves(statement.test, false) : null;
      return found ?? (statement.alternate && alwaysLeaves(statement.alternate) ? proves(statement.test, true) : null);
    }
    case 'ExpressionStatement': {
      const { expression } = statement;
      const call = unwrap(expression.type === 'AwaitExpression' ? expression.argument : expression);
      if (call.type !== 'CallExpression') return null;
      const asserts = /^(?:assert|invariant|ok|strict|tiny_?invariant)$/i.test(calleeName(call) ?? '');
      const found = asserts && call.arguments[0] ? proves(call.arguments[0], true) : null;
      return found ?? assertedByCall(engine, call, path, depth) ?? provenByGoingOn(engine, call, path, true);
    }
    case 'VariableDeclaration': {
      for (const { init } of statement.declarations) {
        const found = provenByGoingOn(engine, init, path, false);
        if (found) return found;
      }
      return null;
    }
    case 'SwitchStatement': {
      const closed = statement.cases.some(branch => branch.test === null && branch.consequent.some(alwaysLeaves));
      return closed && samePath(accessPathOf(engine, statement.discriminant), path) ? 'allow-list' : null;
    }
    default:
      return null;
  }
}

const mayGuard = ({ type }: Node, path: AccessPath): boolean =>
  type === 'IfStatement' ||
  type === 'ExpressionStatement' ||
  // `const checked = schema.parse(req.query)` is about members
  (type === 'VariableDeclaration' && path.members !== '') ||
  type === 'SwitchStatement' ||
  type === 'ForOfStatement' ||
  type === 'ForStatement';

/** What a loop over a list proves of its elements, by leaving at the first that fails a check. */
function provenByLoop(engine: Engine, loop: Loop, path: AccessPath, depth: number): GuardKind | null {
  if (!is(engine, loop.list, { ...path, element: undefined }) || mayEndEarly(loop)) return null;
  const subjects = elementPaths(engine, loop, path);
  const proves = (test: Node, holds: boolean): GuardKind | null => {
    for (const subject of subjects) {
      const found = provenBy(engine, test, subject, holds, depth + 4);
      if (found) return found;
    }
    return null;
  };
  for (const statement of loop.body) {
    if (statement.type === 'IfStatement') {
      const found =
        (loop.leaves(statement.consequent) ? proves(statement.test, false) : null) ??
        (statement.alternate && loop.leaves(statement.alternate) ? proves(statement.test, true) : null);
      if (found) return found;
      // elements for which the rest is passed over have to be known as well
      if (!statement.alternate && maySkip(statement, loop) && proves(statement.test, true)) continue;
    } else if (statement.type === 'ExpressionStatement') {
      const call = unwrap(statement.expression);
      for (const subject of subjects) {
        const found = call.type === 'CallExpression' ? assertedByCall(engine, call, subject, depth) : null;
        if (found) return found;
      }
    }
    if (maySkip(statement, loop)) return null;
  }
  return null;
}

/** By what names the body of a loop knows an element of the list, or the member of it that is asked for. */
function elementPaths(engine: Engine, loop: Loop, path: AccessPath): readonly AccessPath[] {
  const wanted = path.element ?? '';
  const found: AccessPath[] = [];
  const add = (pattern: Node, taken: string): void => {
    if (pattern.type === 'Identifier') {
      const variable = engine.bindings.variableOf(pattern);
      const isFixed = variable !== null && !isReassigned(variable);
      if (isFixed) found.push({ variable, root: pattern.name, members: rest(wanted, taken) ?? '?' });
      return;
    }
    if (pattern.type !== 'ObjectPattern') return;
    for (const property of pattern.properties) {
      const name = property.type === 'Property' ? staticName(property) : null;
      const inner = taken === '' ? name : `${taken}.${name ?? ''}`;
      if (property.type === 'Property' && inner !== null && rest(wanted, inner) !== null) add(property.value, inner);
    }
  };
  const own = loop.byIndex && loop.element.type === 'Identifier' ? `[${loop.element.name}]` : null;
  if (own === null) add(loop.element, '');
  else found.push({ ...path, members: [path.members, own, wanted].filter(Boolean).join('.'), element: undefined });
  for (const statement of loop.body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      const from = init ? accessPathOf(engine, init) : null;
      const source = from ? found.find(known => known.variable === from.variable && known.root === from.root) : undefined;
      if (from && source && own === null) add(id, from.members);
      else if (from && own !== null && samePath(from, { ...path, members: [path.members, own].filter(Boolean).join('.') }))
        add(id, '');
    }
  }
  return found;
}

/** The members left of a chain once some are taken off; null where the chain does not begin with them. */
const rest = (chain: string, taken: string): string | null =>
  taken === '' ? chain : chain === taken ? '' : chain.startsWith(`${taken}.`) ? chain.slice(taken.length + 1) : null;

/** Whether a variable gets another value between two places, so that a check before says nothing after. */
const isWrittenBetween = ({ variable }: AccessPath, start: number, end: number): boolean => {
  const places = variable ? writtenAt(variable) : [];
  const next = places[firstFrom(places, start)];
  return next !== undefined && next.range[1] <= end;
};

/** `assertUuid(id)`: what a function makes sure of by throwing, as its name has it. */
const ASSERTION =
  /^(?:assert|validate|check|ensure|verify|require|must)\w*(?:uuid|guid|integer|number|numeric|alpha|objectid|mongoid|allowed|enum|column|identifier|slug|iso8601)/i;

/** `assertColumn(name)`, a function that throws unless the value passes: seen to do so, or named so in another file. */
function assertedByCall(engine: Engine, call: TSESTree.CallExpression, path: AccessPath, depth: number): GuardKind | null {
  if (path.element !== undefined) return null;
  const index = call.arguments.findIndex(argument => is(engine, argument, path));
  const callee = index < 0 ? null : engine.originOf(call.callee);
  if (!callee) return null;
  const isNamed = ASSERTION.test(calleeName(call) ?? '');
  if (callee.kind !== 'function') return isNamed && isOpenName(callee) ? 'predicate' : null;
  const { home } = callee.frame;
  const proven = assertedByBody(home, callee.node, index, depth);
  if (proven || home === engine || !isNamed) return proven;
  // what it checks by may be more than is understood here, but it has to refuse something
  return /\bthrow\b|assert|parse\(/.test(home.module.text.slice(...callee.node.range)) ? 'predicate' : null;
}

const isOpenName = (callee: Origin): boolean => callee.kind === 'unknown' || callee.kind === 'parameter';

/** Whether a statement never lets control pass it. */
export function alwaysLeaves(statement: Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some(alwaysLeaves);
    case 'IfStatement':
      return statement.alternate !== null && alwaysLeaves(statement.consequent) && alwaysLeaves(statement.alternate);
    case 'ExpressionStatement': {
      const call = unwrap(statement.expression);
      return call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && staticName(call.callee) === 'exit';
    }
    default:
      return false;
  }
}

function assigns(statement: Node, path: AccessPath, engine: Engine): boolean {
  const inner = statement.type === 'BlockStatement' ? statement.body : [statement];
  return inner.some(
    node =>
      node.type === 'ExpressionStatement' &&
      node.expression.type === 'AssignmentExpression' &&
      samePath(accessPathOf(engine, node.expression.left), path),
  );
}

/** The operands of a chain such as `a || b || c`, by a loop: a list of allowed values may be long. */
function operandsOf(chain: TSESTree.LogicalExpression): readonly Node[] {
  const operands: Node[] = [];
  const stack: Node[] = [chain];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const inner = unwrap(node);
    if (inner.type === 'LogicalExpression' && inner.operator === chain.operator) stack.push(inner.right, inner.left);
    else operands.push(inner);
  }
  return operands;
}

/** What a condition proves of a value when it holds, or when it does not. */
function provenBy(engine: Engine, test: Node, path: AccessPath, holds: boolean, depth: number): GuardKind | null {
  const node = unwrap(test);
  if (depth > 20) return null;
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? provenBy(engine, node.argument, path, !holds, depth + 1) : null;
    case 'LogicalExpression': {
      const needsOne = (node.operator === '&&') === holds;
      let proven: GuardKind | null = null;
      for (const operand of operandsOf(node)) {
        const by = provenBy(engine, operand, path, holds, depth + 1);
        // `id && !check(id)`: an empty value is none that anybody wrote
        if (!by && !holds && !needsOne && isSubject(operand) && is(engine, operand, path)) continue;
        if (needsOne ? by : !by) return by;
        proven ??= by;
      }
      return proven;
    }
    case 'BinaryExpression':
      return path.element === undefined
        ? (provenByComparison(engine, node, path, holds) ?? provenByResult(engine, node.left, path, isSaid(node) === holds))
        : null;
    case 'MemberExpression':
      return provenByResult(engine, node, path, holds);
    case 'CallExpression':
      return provenByCall(engine, node, path, holds, depth);
    case 'AwaitExpression':
      return provenBy(engine, node.argument, path, holds, depth + 1);
    case 'AssignmentExpression':
      return provenBy(engine, node.right, path, holds, depth + 1);
    case 'Identifier': {
      // `const match = PATTERN.exec(value); if (!match) return`
      const definition = engine.bindings.variableOf(node)?.defs[0]?.node as Node | undefined;
      const isConstant = definition?.type === 'VariableDeclarator' && definition.parent.kind === 'const';
      if (isConstant && definition.id.type === 'ObjectPattern') return provenByResult(engine, node, path, holds);
      return isConstant && definition.init ? provenBy(engine, definition.init, path, holds, depth + 1) : null;
    }
    default:
      return null;
  }
}

/** Whether a comparison holds where what stands on its left is something: `error !== undefined`, not `success === false`. */
const isSaid = ({ operator, right }: TSESTree.BinaryExpression): boolean => {
  const isNothing = right.type === 'Identifier' ? right.name === 'undefined' : right.type === 'Literal' && !right.value;
  return (operator === '===' || operator === '==') !== isNothing;
};

function provenByComparison(engine: Engine, node: TSESTree.BinaryExpression, path: AccessPath, holds: boolean): GuardKind | null {
  const left = unwrap(node.left);
  const right = unwrap(node.right);
  if (node.operator === 'in') return holds && is(engine, left, path) ? 'allow-list' : null;
  if (node.operator === 'instanceof') return null;
  const equal = node.operator === '===' || node.operator === '==';
  const differs = node.operator === '!==' || node.operator === '!=';
  const position = indexOfSubject(engine, left, path);
  if (position) {
    const bound = right.type === 'UnaryExpression' ? -1 : right.type === 'Literal' ? Number(right.value) : Number.NaN;
    const present =
      (differs && bound === -1) || (node.operator === '>' && bound === -1) || (node.operator === '>=' && bound === 0);
    const absent = (equal && bound === -1) || (node.operator === '<' && bound === 0);
    return (holds && present) || (!holds && absent) ? 'allow-list' : null;
  }
  if (RELATIONS.has(node.operator)) return holds && isMeasured(engine, left, right, path) ? 'number' : null;
  if ((!equal && !differs) || equal !== holds) return null;
  for (const [subject, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (
      subject.type === 'UnaryExpression' &&
      subject.operator === 'typeof' &&
      is(engine, subject.argument, path) &&
      other.type === 'Literal'
    ) {
      if (other.value === 'number' || other.value === 'bigint') return 'number';
      if (other.value === 'boolean') return 'boolean';
    }
    if (!is(engine, subject, path)) continue;
    const origin = engine.originOf(other);
    const fixed =
      origin.kind === 'literal' ||
      origin.kind === 'primitive' ||
      (origin.kind === 'union' && origin.of.every(of => of.kind === 'literal'));
    if (fixed && !(origin.kind === 'literal' && (origin.value === undefined || origin.value === null || origin.value === '')))
      return 'allow-list';
  }
  return null;
}

const RELATIONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** `offset > -1`: text that is no number is neither less nor more than one, so that the comparison never holds for it. */
function isMeasured(engine: Engine, left: Node, right: Node, path: AccessPath): boolean {
  const bound = is(engine, left, path) ? right : is(engine, right, path) ? left : null;
  const origin = bound ? engine.originOf(bound) : null;
  return origin?.kind === 'literal' && typeof origin.value === 'number';
}

function indexOfSubject(engine: Engine, node: Node, path: AccessPath): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    staticName(node.callee) === 'indexOf' &&
    node.arguments[0] !== undefined &&
    is(engine, node.arguments[0], path) &&
    !is(engine, node.callee.object, path)
  );
}

/** `ids.every(check)`, `ids.some(id => !check(id))`: what a test of all elements proves of them. */
function provenOfElements(
  engine: Engine,
  node: TSESTree.CallExpression,
  path: AccessPath,
  holds: boolean,
  depth: number,
): GuardKind | null {
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  if (!first || callee.type !== 'MemberExpression' || staticName(callee) !== (holds ? 'every' : 'some')) return null;
  return is(engine, callee.object, path) ? provesElements(engine, first, holds, path.element, depth + 4) : null;
}

const PREDICATE =
  /^(?:is|has|validate|valid|check|matches)\w*(?:uuid|int|integer|number|numeric|alpha|alphanumeric|objectid|mongoid|allowed|valid|known|safe|enum|column|field|identifier|hex|date|iso8601|slug|permitted|supported)/i;

function provenByCall(
  engine: Engine,
  node: TSESTree.CallExpression,
  path: AccessPath,
  holds: boolean,
  depth: number,
): GuardKind | null {
  const first = node.arguments[0];
  if (!first) return null;
  if (path.element !== undefined) return provenOfElements(engine, node, path, holds, depth);
  const callee = unwrap(node.callee);
  const name = calleeName(node);
  const about = node.arguments.some(argument => is(engine, argument, path));
  if (name === null) return null;
  // `Number.isNaN` is false for any text: it says something of `Number(x)` only
  const coerces = callee.type === 'Identifier' || unwrap(first).type === 'CallExpression';
  if ((name === 'isNaN' && !holds && about && coerces) || (holds && about && /^(?:isInteger|isSafeInteger|isFinite)$/.test(name)))
    return 'number';
  const ofSchema = provenBySchema(engine, node, path, holds);
  if (ofSchema) return ofSchema;
  const own = about ? engine.originOf(callee) : null;
  if (own?.kind === 'function') {
    const index = node.arguments.findIndex(argument => is(engine, argument, path));
    const proven = provenByBody(own.frame.home, own.node, index, holds, depth);
    // what a check of another file does may be more than is understood here
    return proven ?? (own.frame.home !== engine && holds && PREDICATE.test(name) ? 'predicate' : null);
  }
  if (holds && own?.kind === 'api' && checksForm(engine, node, path)) return 'pattern';
  const ofElements = provenOfElements(engine, node, path, holds, depth);
  if (ofElements) return ofElements;
  if (!holds) return null;
  if (callee.type === 'MemberExpression') {
    if (/^(?:includes|has|hasOwnProperty|hasOwn|contains)$/.test(name) && about) {
      const owner = name === 'hasOwn' ? first : callee.object;
      if (is(engine, owner, path)) return null;
      return alternativesOf(engine.originOf(owner)).some(isNoList) ? null : 'allow-list';
    }
    if (name === 'call' && callee.object.type === 'MemberExpression' && staticName(callee.object) === 'hasOwnProperty' && about)
      return 'allow-list';
    if ((name === 'test' || name === 'exec') && about)
      return isNarrowPattern(patternOf(engine, callee.object)) ? 'pattern' : null;
    if ((name === 'match' || name === 'matches') && is(engine, callee.object, path))
      return isNarrowPattern(patternOf(engine, first)) ? 'pattern' : null;
    if (name === 'some' && first.type === 'ArrowFunctionExpression' && contains(first, first.body)) {
      const body = first.body;
      return body.type === 'BinaryExpression' &&
        body.operator === '===' &&
        (is(engine, body.left, path) || is(engine, body.right, path))
        ? 'allow-list'
        : null;
    }
  }
  return about && PREDICATE.test(name) ? 'predicate' : null;
}

/** Whether a value is text, any part of which is in it, or what a client sent, who lists what there is to pass. */
const isNoList = (origin: Origin): boolean =>
  origin.kind === 'request' ||
  origin.kind === 'text' ||
  (origin.kind === 'literal' && typeof origin.value === 'string') ||
  (origin.kind === 'elements' && alternativesOf(origin.element).some(({ kind }) => kind === 'request'));

/** What a call that checks an object as a whole makes sure of a member of it, where it tells by itself that the object passes. */
function provenBySchema(engine: Engine, node: TSESTree.CallExpression, path: AccessPath, holds: boolean): GuardKind | null {
  const check = objectCheck(engine, node, argument => membersWithin(engine, argument, path));
  return check?.by && saysThatItPassed(check, { call: node, member: null }, holds) ? check.by : null;
}

/** The same of a condition that reads what such a call gave: `!result.success`, `error`, `errors.length > 0`. */
function provenByResult(engine: Engine, node: Node, path: AccessPath, holds: boolean): GuardKind | null {
  const result = path.element === undefined ? resultRead(engine, node) : null;
  const check = result && objectCheck(engine, result.call, argument => membersWithin(engine, argument, path));
  return result && check?.by && saysThatItPassed(check, result, holds) ? check.by : null;
}

/** What a check makes sure of that throws unless an object passes: all that is known of it is that the code goes on. */
function provenByGoingOn(engine: Engine, expression: Node | null, path: AccessPath, isBare: boolean): GuardKind | null {
  const call = expression && callIn(expression);
  const check = call && objectCheck(engine, call, argument => membersWithin(engine, argument, path));
  return check && (check.tells === 'value' || (isBare && check.tells === 'open')) ? check.by : null;
}

/** The names by which a path goes on from an expression that is an object on the way: `['sort']` of `req.query.sort` from `req.query`. */
function membersWithin(engine: Engine, argument: Node, path: AccessPath): readonly string[] | null {
  const node = unwrap(argument);
  if (path.element !== undefined) return null;
  if (node.type === 'ObjectExpression') {
    const holder = node.properties.find(property => property.type === 'Property' && is(engine, property.value, path));
    const name = holder?.type === 'Property' ? staticName(holder) : null;
    return name === null ? null : [name];
  }
  if (path.members === '' || !startsLike(node, path)) return null;
  const outer = accessPathOf(engine, node);
  if (outer === null || outer.variable !== path.variable || outer.root !== path.root) return null;
  if (outer.members === '') return path.members.split('.');
  return path.members.startsWith(`${outer.members}.`) ? path.members.slice(outer.members.length + 1).split('.') : null;
}

/** Whether a call is the check of a library that a value has a fixed form: `validate(id)`. */
function checksForm(engine: Engine, node: TSESTree.CallExpression, path: AccessPath): boolean {
  const call = engine.callOf(node);
  return (
    call?.api.api.plays?.some(role => {
      const checked = role.role === 'sanitizer' && role.proves ? engine.nodeAt(call, role.proves) : null;
      return checked !== null && is(engine, checked, path);
    }) === true
  );
}

/** What a function of the file proves of a parameter when it returns true, or false. */
function provenByBody(engine: Engine, fn: FunctionNode, index: number, holds: boolean, depth: number): GuardKind | null {
  const parameter = fn.params[index];
  const path = parameter?.type === 'Identifier' ? accessPathOf(engine, parameter) : null;
  if (!path || depth > MAX_DEPTH) return null;
  return assumed(fn, index, holds, () => {
    let proven: GuardKind | null = null;
    for (const returned of returnedExpressions(fn)) {
      const value = unwrap(returned);
      if (value.type === 'Literal' && value.value === !holds) continue;
      const found = provenBy(engine, value, path, holds, depth + 4) ?? guardOfPath(engine, returned, path, depth + 4);
      if (!found) return null;
      proven ??= found;
    }
    return proven;
  });
}

/** The parameters that functions are being asked about, for where they return true and where they return false. */
const asked = { true: new Map<FunctionNode, number>(), false: new Map<FunctionNode, number>() };

/** A check that asks itself, as of the parts of a list, proves what it proves without: sooner or later it has an answer. */
function assumed(fn: FunctionNode, index: number, holds: boolean, prove: () => GuardKind | null): GuardKind | null {
  const open = asked[holds ? 'true' : 'false'];
  const known = open.get(fn);
  if (known !== undefined) return known === index ? 'predicate' : null;
  open.set(fn, index);
  try {
    return prove();
  } finally {
    open.delete(fn);
  }
}

/** What a function of the file makes sure of a parameter by throwing where it does not hold. */
function assertedByBody(
  engine: Engine,
  fn: FunctionNode,
  index: number,
  depth: number,
  leaves: (statement: Node) => boolean = alwaysThrows,
): GuardKind | null {
  const parameter = fn.params[index];
  const path = parameter?.type === 'Identifier' ? accessPathOf(engine, parameter) : null;
  if (!path || fn.body?.type !== 'BlockStatement' || depth > MAX_DEPTH) return null;
  for (const statement of fn.body.body) {
    const loop = leaves === alwaysThrows ? findLoop(statement) : null;
    const byLoop = loop && !mayReturn(loop) ? provenByLoop(engine, loop, path, depth + 4) : null;
    if (byLoop) return byLoop;
    if (statement.type !== 'IfStatement' || !leaves(statement.consequent)) {
      // `if (isTrusted(user)) return;`: what comes behind it is not asked of each value
      if (statement.type === 'IfStatement' && alwaysLeaves(statement.consequent) && !speaksOf(statement.test, path.root))
        return null;
      continue;
    }
    const found = provenBy(engine, statement.test, path, false, depth + 4);
    if (found) return found;
  }
  return null;
}

function speaksOf(test: Node, name: string): boolean {
  let found = false;
  eachNodeIn(test, node => {
    found ||= node.type === 'Identifier' && node.name === name;
  });
  return found;
}

const alwaysThrows = (statement: Node): boolean =>
  statement.type === 'ThrowStatement' || (statement.type === 'BlockStatement' && statement.body.some(alwaysThrows));

/** What a predicate `x => LIST.includes(x)` proves of the elements for which it holds, or of a member of them; null when that is nothing. */
export function provesElements(engine: Engine, predicate: Node, holds = true, members = '', depth = 0): GuardKind | null {
  if (depth > MAX_DEPTH) return null;
  const check = unwrap(predicate);
  const isWhole = members === '';
  if (isWhole && check.type === 'MemberExpression' && holds && /^is(?:Safe)?Integer$/.test(staticName(check) ?? ''))
    return 'number';
  const origin = engine.originOf(predicate);
  if (isWhole && origin.kind === 'api') return holds && provesFirst(origin) ? 'pattern' : null;
  const parameter = origin.kind === 'function' ? origin.node.params[0] : undefined;
  if (origin.kind !== 'function' || parameter?.type !== 'Identifier') return null;
  const { home } = origin.frame;
  const path = accessPathOf(home, parameter);
  const [returned, ...others] = returnedExpressions(origin.node);
  if (!path || !returned || others.length > 0) return null;
  const prove = (): GuardKind | null => provenBy(home, returned, { ...path, members }, holds, depth);
  return isWhole ? assumed(origin.node, 0, holds, prove) : prove();
}

/** `ids.every(validate)`: what the list hands over is the first argument. */
const provesFirst = ({ api }: Extract<Origin, { kind: 'api' }>): boolean =>
  api?.api.plays?.some(
    role =>
      role.role === 'sanitizer' &&
      role.proves?.steps.length === 0 &&
      'argument' in role.proves.base &&
      role.proves.base.argument === 0,
  ) === true;

/** What `app.param('id', check)` of the file makes sure of the path parameters of that name. */
export function guardOfPathParameter(engine: Engine, name: string): GuardKind | null {
  let calls = parameterCalls.get(engine);
  if (!calls) parameterCalls.set(engine, (calls = parameterCallsIn(engine)));
  if (calls.length === 0) return null;
  // what holds without other files is no answer for those who look into them
  if (!engine.looksAway()) return readParameterGuards(engine, calls).get(name) ?? null;
  let guards = parameterGuards.get(engine);
  if (!guards) parameterGuards.set(engine, (guards = readParameterGuards(engine, calls)));
  return guards.get(name) ?? null;
}

const CALL_OF_PARAM = '.param(';
const parameterCalls = new WeakMap<Engine, readonly TSESTree.CallExpression[]>();
const parameterGuards = new WeakMap<Engine, ReadonlyMap<string, GuardKind>>();

function parameterCallsIn({ module: { ast, text } }: Engine): readonly TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  for (let at = text.indexOf(CALL_OF_PARAM); at >= 0; at = text.indexOf(CALL_OF_PARAM, at + 1)) {
    const node = nodeAround(ast, at + CALL_OF_PARAM.length - 1);
    if (node.type === 'CallExpression') calls.push(node);
  }
  return calls;
}

function readParameterGuards(engine: Engine, calls: readonly TSESTree.CallExpression[]): ReadonlyMap<string, GuardKind> {
  const guards = new Map<string, GuardKind>();
  for (const {
    arguments: [name, check],
  } of calls) {
    const origin = name?.type === 'Literal' && check ? engine.originOf(check) : null;
    const found = origin?.kind === 'function' ? assertedByBody(origin.frame.home, origin.node, 3, 0, alwaysLeaves) : null;
    if (found && name?.type === 'Literal') guards.set(String(name.value), found);
  }
  return guards;
}

/** A name or member by itself, not the result of a call. */
const isSubject = ({ type }: Node): boolean => type === 'Identifier' || type === 'MemberExpression';

const is = (engine: Engine, node: Node, path: AccessPath): boolean => {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression') {
    // a change of letter case or trimming keeps what is checked: list.includes(x.toLowerCase())
    const callee = unwrap(inner.callee);
    if (callee.type === 'MemberExpression' && /^(?:toLowerCase|toUpperCase|trim|toString)$/.test(staticName(callee) ?? ''))
      return is(engine, callee.object, path);
    if (callee.type === 'Identifier' && /^(?:String|Number)$/.test(callee.name) && inner.arguments[0])
      return is(engine, inner.arguments[0], path);
    return false;
  }
  return startsLike(inner, path) && samePath(accessPathOf(engine, inner), path);
};

/** Whether an expression starts with the name of a path: most do not, and need no path of their own. */
function startsLike(node: Node, { root }: AccessPath): boolean {
  let current = node;
  while (current.type === 'MemberExpression') current = unwrap(current.object);
  return current.type === 'Identifier' ? current.name === root : current.type === 'ThisExpression' && root === 'this';
}

const samePath = (a: AccessPath | null, b: AccessPath): boolean =>
  a !== null && a.variable === b.variable && a.root === b.root && a.members === b.members;

function accessPathOf(engine: Engine, node: Node): AccessPath | null {
  const members: string[] = [];
  let current = unwrap(node);
  while (current.type === 'MemberExpression') {
    const name = staticName(current);
    if (name === null) {
      const key = current.property;
      if (key.type !== 'Identifier') return null;
      members.push(`[${key.name}]`);
    } else members.push(name);
    current = unwrap(current.object);
  }
  if (current.type === 'ThisExpression') return { variable: null, root: 'this', members: members.reverse().join('.') };
  if (current.type !== 'Identifier') return null;
  return { variable: engine.bindings.variableOf(current), root: current.name, members: members.reverse().join('.') };
}

/** Whether a variable may have changed between a guard outside a function and a use inside it. */
const reassigned = ({ variable }: AccessPath): boolean => variable !== null && isReassigned(variable);
