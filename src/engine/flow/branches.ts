import type { TSESTree } from '@typescript-eslint/utils';
import { alwaysLeaves } from '../guards/guards.js';
import type { Engine } from '../origins/engine.js';
import { alternativesOf, type Frame, type Origin } from '../origins/origin.js';
import {
  isFunction,
  isStatementList,
  propertyNamed,
  staticName,
  statementsOf,
  unwrap,
  writtenText,
  type Node,
} from '../syntax.js';
import { definitionOf, membersOfEnum, type Definition } from './definitions.js';

/** Whether a condition holds; null where that cannot be told. */
export type Holds = (test: Node) => boolean | null;

/** Whether an expression of `!`, `||` and `&&` holds, by what its parts do; null for any other one as well. */
export function heldByParts(node: Node, holds: Holds): boolean | null {
  if (node.type === 'UnaryExpression') {
    const held = node.operator === '!' ? holds(node.argument) : null;
    return held === null ? null : !held;
  }
  if (node.type !== 'LogicalExpression' || node.operator === '??') return null;
  const decisive = node.operator === '||';
  const left = holds(node.left);
  if (left === decisive) return decisive;
  const right = holds(node.right);
  return right === decisive ? decisive : left === null || right === null ? null : !decisive;
}

/** Whether a condition keeps a part of some code from running: the one whose branch it is, or one before it that ends the block. */
export function isCutOff(part: Node, parent: Node, holds: Holds): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (parent.test === part) return false;
      return holds(parent.test) === (parent.alternate === part);
    case 'LogicalExpression':
      if (parent.right !== part || parent.operator === '??') return false;
      return holds(parent.left) === (parent.operator === '||');
    default:
      return (
        isStatementList(parent) && leavingIn(parent).some(before => before.range[1] <= part.range[0] && isLeftBy(before, holds))
      );
  }
}

const leaving = new WeakMap<Node, readonly Node[]>();

/** The conditions of a list of statements that may end it. */
function leavingIn(list: Node): readonly Node[] {
  let found = leaving.get(list);
  if (!found) {
    found = statementsOf(list).filter(
      of => of.type === 'IfStatement' && (mayLeave(of.consequent) || (of.alternate !== null && mayLeave(of.alternate))),
    );
    leaving.set(list, found);
  }
  return found;
}

const mayLeave = (statement: Node): boolean =>
  alwaysLeaves(statement) ||
  (statement.type === 'IfStatement' &&
    (mayLeave(statement.consequent) || (statement.alternate !== null && mayLeave(statement.alternate)))) ||
  (statement.type === 'BlockStatement' && statement.body.some(mayLeave));

/** Whether control never gets past a statement, with what is known of its conditions. */
function isLeftBy(statement: Node, holds: Holds): boolean {
  if (statement.type === 'BlockStatement') return statement.body.some(of => isLeftBy(of, holds));
  if (statement.type !== 'IfStatement') return alwaysLeaves(statement);
  const held = holds(statement.test);
  const isLeft = (branch: Node | null): boolean => branch !== null && isLeftBy(branch, holds);
  if (held !== null) return isLeft(held ? statement.consequent : statement.alternate);
  return isLeft(statement.consequent) && isLeft(statement.alternate);
}

/** Conditions and names, one behind the other. */
const MAX_DEPTH = 12;
/** Values that an expression may have. */
const MAX_VALUES = 16;

type Constant = string | number | boolean | bigint | null | undefined;

/** All values that an expression may have in a run, and whether the arguments of the call had a say in that. */
interface Constants {
  readonly values: readonly Constant[];
  readonly given: boolean;
}

/** Whether code does not run in a run of its function, for what the call gave it: a condition on constants leaves it out. */
export function isRuledOut(code: Node, frame: Frame): boolean {
  let node = code;
  for (let run: Frame | null = frame; run?.fn; run = run.outer) {
    const { fn } = run;
    const at = run;
    const holds: Holds = test => heldIn(at, test, 0);
    if (fn.params.length > 0 || run.outer?.fn) {
      for (let { parent } = node; parent && node !== fn; node = parent, parent = parent.parent) {
        if (parent.type === 'SwitchCase' && parent.test !== node && isOtherCase(parent, at)) return true;
        // a declared function is there from the start
        if (node.type === 'FunctionDeclaration' && isStatementList(parent)) continue;
        if (isCutOff(node, parent, holds)) return true;
      }
    }
    node = fn;
  }
  return false;
}

function heldIn(frame: Frame, test: Node, depth: number): boolean | null {
  const found = constantsOf(test, frame, depth);
  if (!found?.given) return null;
  const [first, ...others] = found.values.map(Boolean);
  return first === undefined || others.some(other => other !== first) ? null : first;
}

/** Whether a switch goes to other cases than this one. */
function isOtherCase(branch: TSESTree.SwitchCase, frame: Frame): boolean {
  const { cases, discriminant } = branch.parent;
  const subject = constantsOf(discriminant, frame, 0);
  if (!subject) return false;
  let { given } = subject;
  const tests = cases.map(({ test }) => {
    const found = test ? constantsOf(test, frame, 0) : null;
    given ||= found?.given ?? false;
    return found;
  });
  const index = cases.indexOf(branch);
  const isReached = (value: Constant): boolean => {
    // what comes after a case that surely is the one is not gone to, unless control falls through
    let isOpen = true;
    let isIn = false;
    const same = cases.map(({ test }, at) => (test ? sameInAll([value], tests[at]?.values ?? null) : false));
    const goesToDefault = !same.includes(true);
    for (let at = 0; at <= index; at += 1) {
      const starts = cases[at]?.test === null ? goesToDefault : isOpen && same[at] !== false;
      if (same[at] === true) isOpen = false;
      if (at > 0 && isIn && cases[at - 1]?.consequent.some(alwaysLeaves)) isIn = false;
      isIn ||= starts;
    }
    return isIn;
  };
  const isNone = !subject.values.some(isReached);
  return given && isNone;
}

/** Whether two values are the same whichever of those possible they are; null where that cannot be told. */
function sameInAll(one: readonly Constant[], other: readonly Constant[] | null, isLoose = false): boolean | null {
  if (!other) return null;
  let found: boolean | null = null;
  for (const left of one) {
    for (const right of other) {
      const isNothing = isLoose && (left ?? null) === null && (right ?? null) === null;
      if (isLoose && typeof left !== typeof right && (left ?? null) !== null && (right ?? null) !== null) return null;
      const same = isNothing || left === right;
      if (found !== null && found !== same) return null;
      found = same;
    }
  }
  return found;
}

/** The values that an expression may have in a run; null where they are not all known. */
function constantsOf(expression: Node, frame: Frame, depth: number): Constants | null {
  if (depth > MAX_DEPTH) return null;
  const node = unwrap(expression);
  const text = writtenText(node);
  if (text !== null) return { values: [text], given: false };
  switch (node.type) {
    case 'Literal':
      return 'regex' in node ? null : { values: [node.value], given: false };
    case 'Identifier':
    case 'MemberExpression':
      return ofName(node, frame, depth);
    case 'ConditionalExpression': {
      const sides = [node.consequent, node.alternate].map(side => constantsOf(side, frame, depth + 1));
      const [one, other] = sides;
      return one && other ? union([one, other]) : null;
    }
    case 'BinaryExpression': {
      if (!/^[!=]==?$/.test(node.operator)) return null;
      const left = constantsOf(node.left, frame, depth + 1);
      const right = left && constantsOf(node.right, frame, depth + 1);
      const same = right && sameInAll(left.values, right.values, node.operator.length === 2);
      return same === null
        ? null
        : { values: [same === node.operator.startsWith('=')], given: left?.given === true || right?.given === true };
    }
    case 'UnaryExpression':
    case 'LogicalExpression': {
      if (node.type === 'UnaryExpression' && node.operator === '-') {
        const { argument } = node;
        return argument.type === 'Literal' && typeof argument.value === 'number'
          ? { values: [-argument.value], given: false }
          : null;
      }
      const held = heldByParts(node, part => heldIn(frame, part, depth + 1));
      return held === null ? null : { values: [held], given: true };
    }
    default:
      return null;
  }
}

function union(all: readonly Constants[]): Constants | null {
  const values = [...new Set(all.flatMap(of => of.values))];
  return values.length > MAX_VALUES ? null : { values, given: all.some(of => of.given) };
}

function ofName(node: TSESTree.Identifier | TSESTree.MemberExpression, frame: Frame, depth: number): Constants | null {
  const { home } = frame;
  const name = node.type === 'MemberExpression' ? staticName(node) : null;
  if (node.type === 'MemberExpression') {
    const owner = unwrap(node.object);
    const parameter = owner.type === 'Identifier' && name !== null ? parameterIn(frame, owner) : null;
    if (parameter && name !== null) return isWritten(home, name) ? null : ofMember(parameter, name, depth);
  } else {
    const variable = home.bindings.variableOf(node);
    const [definition, ...others] = variable?.defs ?? [];
    if (!variable || !definition) return node.name === 'undefined' ? { values: [undefined], given: false } : null;
    if ((definition.type as string) === 'Parameter') {
      const parameter = parameterIn(frame, node);
      return parameter && ofParameter(parameter, depth);
    }
    const declared = definition.node as Node;
    if (declared.type === 'VariableDeclarator' && declared.id.type === 'Identifier') {
      const isOnce = others.length === 0 && variable.references.filter(reference => reference.isWrite()).length === 1;
      const isHere = isOnce && declared.init && runAround(frame, declared) === frame;
      if (isHere) return constantsOf(declared.init as Node, frame, depth + 1);
    }
  }
  const definition = onlyDefinitionOf(home, node);
  if (!definition) return name === null || isWritten(home, name) ? null : ofLiteral(home.originOf(node, frame));
  if (definition.node.type === 'TSEnumMember') return ofEnumMember(definition.node);
  return definition.node.type === 'Literal' || writtenText(definition.node) !== null
    ? constantsOf(definition.node, definition.home.base, depth + 1)
    : null;
}

/** The value that a member of a frozen object has. */
const ofLiteral = (origin: Origin): Constants | null =>
  origin.kind === 'literal' ? { values: [origin.value], given: false } : null;

/** The run of the function around some code, among those that a run stands in; the run itself where none is. */
function runAround(frame: Frame, code: Node): Frame {
  let { parent } = code;
  while (parent && !isFunction(parent)) parent = parent.parent;
  for (let run: Frame | null = frame; run; run = run.outer) if (run.fn === parent) return run;
  return frame;
}

interface Parameter {
  readonly run: Frame;
  readonly index: number;
  readonly name: TSESTree.Identifier;
}

/** The parameter that a name stands for, of the function that runs, or of one around it that ran; null where it is given another value. */
function parameterIn(frame: Frame, node: TSESTree.Identifier): Parameter | null {
  const variable = frame.home.bindings.variableOf(node);
  const definition = variable?.defs[0];
  if (!variable || (definition?.type as string | undefined) !== 'Parameter') return null;
  if (variable.references.some(reference => reference.isWrite() && !reference.init)) return null;
  const name = variable.identifiers[0] as TSESTree.Identifier;
  for (let run: Frame | null = frame; run?.fn; run = run.outer) {
    if (run.fn !== definition?.node) continue;
    const index = run.fn.params.findIndex(of => of.range[0] <= name.range[0] && name.range[1] <= of.range[1]);
    return index < 0 ? null : { run, index, name };
  }
  return null;
}

function ofParameter({ run, index, name }: Parameter, depth: number): Constants | null {
  const written = run.fn?.params[index];
  const [pattern, whole] = written?.type === 'AssignmentPattern' ? [written.left, written.right] : [written, null];
  if (pattern === name) return withDefault(ofArgument(run, index, depth), whole, run, depth);
  if (pattern?.type !== 'ObjectPattern' || whole) return null;
  for (const property of pattern.properties) {
    const key = property.type === 'Property' ? staticName(property) : null;
    if (property.type !== 'Property' || key === null) continue;
    const { value } = property;
    if (value === name) return ofMember({ run, index, name }, key, depth);
    if (value.type === 'AssignmentPattern' && value.left === name)
      return withDefault(ofMember({ run, index, name }, key, depth), value.right, run, depth);
  }
  return null;
}

function withDefault(found: Constants | null, written: Node | null, run: Frame, depth: number): Constants | null {
  if (!found || !written || !found.values.includes(undefined)) return found;
  const otherwise = constantsOf(written, run, depth + 1);
  return otherwise && union([{ values: found.values.filter(of => of !== undefined), given: true }, otherwise]);
}

/** The argument of a call at an index, with the run in which it stands. */
function argumentAt({ args, caller }: Frame, index: number): { readonly node: Node; readonly caller: Frame } | null {
  const node = args[index];
  return node && caller && !args.slice(0, index + 1).some(of => of.type === 'SpreadElement') ? { node, caller } : null;
}

function ofArgument(run: Frame, index: number, depth: number): Constants | null {
  const argument = argumentAt(run, index);
  if (argument) {
    const found = constantsOf(argument.node, argument.caller, depth + 1);
    return found && { ...found, given: true };
  }
  if (run.args.some(of => of.type === 'SpreadElement')) return null;
  const values: Constant[] = [];
  for (const of of alternativesOf(run.argument(index))) {
    if (of.kind !== 'literal') return null;
    values.push(of.value);
  }
  return { values, given: true };
}

/** A member of an object that is written down as the argument of a call. */
function ofMember({ run, index }: Parameter, name: string, depth: number): Constants | null {
  const argument = argumentAt(run, index);
  const object = argument && unwrap(argument.node);
  if (object?.type !== 'ObjectExpression' || object.properties.some(of => of.type === 'SpreadElement' || of.computed))
    return null;
  const property = propertyNamed(object, name);
  const found: Constants | null = property
    ? constantsOf(property.value, argument?.caller ?? run, depth + 1)
    : { values: [undefined], given: true };
  return found && { ...found, given: true };
}

/** The value of a member of an enum: the one written down, or its number. */
function ofEnumMember(member: TSESTree.TSEnumMember): Constants | null {
  const { parent } = member as { readonly parent: Node };
  const list = parent.type === 'TSEnumDeclaration' ? membersOfEnum(parent) : (parent as TSESTree.TSEnumBody).members;
  let next: number | null = 0;
  for (const { initializer, id } of list) {
    const value: Constant =
      initializer === undefined
        ? (next ?? undefined)
        : (writtenText(initializer) ?? (initializer.type === 'Literal' ? (initializer.value as Constant) : undefined));
    if (id === member.id) return value === undefined ? null : { values: [value], given: false };
    next = typeof value === 'number' ? value + 1 : null;
  }
  return null;
}

/** Whether a file writes to a member of a name. */
const isWritten = ({ module: { text } }: Engine, name: string): boolean =>
  !/^\w+$/.test(name) || new RegExp(String.raw`\.${name}\s*=[^=]`).test(text);

/** Where a value is written that a name stands for, as long as nothing else is written to it. */
export function onlyDefinitionOf(home: Engine, node: Node): Definition | null {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return null;
  const definition = definitionOf(home, node);
  if (!definition || definition.node === node) return null;
  const name = node.type === 'MemberExpression' ? staticName(node) : null;
  return name !== null && (isWritten(home, name) || isWritten(definition.home, name)) ? null : definition;
}
