import type { TSESTree } from '@typescript-eslint/utils';
import {
  callsOf,
  calleeOf,
  contains,
  isFunction,
  pathInPattern,
  returnedExpressions,
  propertyNamed,
  staticName,
  unwrap,
  usesOf,
  writesOf,
  type Call,
  type Engine,
  type FunctionNode,
  type Node,
  type Variable,
} from '../engine/index.js';
import type { TokenDecodeRole } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';

/** A place where claims are taken out of a token without checking its signature. */
export interface ClaimsReading {
  /** `handMade`: the token was taken apart with base64 and JSON. */
  readonly kind: 'decoded' | 'handMade';
  /** The expression whose value is the claims, perhaps beside the header. */
  readonly node: Node;
  /** The token; null where the call takes it from the request by itself. */
  readonly token: Node | null;
  readonly call: Call;
  readonly role: TokenDecodeRole | null;
}

/** Every place of a file where claims are taken out of a token unchecked. */
export const claimsReadingsOf = (facts: FileFacts): readonly ClaimsReading[] => [...decodings(facts), ...handMade(facts)];

function decodings(facts: FileFacts): ClaimsReading[] {
  const { engine } = facts;
  const found: ClaimsReading[] = [];
  for (const { call, role } of facts.playing('token-decode')) {
    if (role.headerOnly || (role.headerOnlyWhen && isTrue(engine, call, role.headerOnlyWhen))) continue;
    if (role.onlyWhen && !isTrue(engine, call, role.onlyWhen)) continue;
    const token = engine.nodeAt(call, role.token);
    // a receiver's own member: `request.jwtDecode()`
    const isRequest = 'receiver' in role.token.base;
    if (token || isRequest) found.push({ kind: 'decoded', node: call.node, token: isRequest ? null : token, call, role });
  }
  for (const { call, role } of facts.playing('token-verify')) {
    if (!role.unsignedWithoutKey || !role.token || call.args.length !== 1) continue;
    const token = engine.nodeAt(call, role.token);
    if (token && token.type !== 'SpreadElement') found.push({ kind: 'decoded', node: call.node, token, call, role: null });
  }
  return found;
}

/** Whether a slot holds `true`. */
export function isTrue(engine: Engine, call: Call, slot: Parameters<Engine['originAt']>[1]): boolean {
  const origin = engine.originAt(call, slot);
  return origin?.kind === 'literal' && Boolean(origin.value);
}

/** `JSON.parse(Buffer.from(token.split('.')[1], 'base64').toString())`, in one expression or in steps. */
function handMade(facts: FileFacts): ClaimsReading[] {
  const { engine } = facts;
  const found: ClaimsReading[] = [];
  for (const { call, role } of facts.playing('base64-decode')) {
    const encoding = role.encoding ? engine.originAt(call, role.encoding) : null;
    if (role.encoding && !(encoding?.kind === 'literal' && /^base64(?:url)?$/i.test(String(encoding.value)))) continue;
    const text = engine.nodeAt(call, role.text);
    if (!text) continue;
    for (const { token, decoded, isParsed } of payloadsAt(engine, text, call.node, false, 0)) {
      for (const parsed of isParsed ? [decoded] : parsedFrom(engine, decoded, 0)) {
        if (!found.some(other => other.node === parsed)) found.push({ kind: 'handMade', node: parsed, token, call, role: null });
      }
    }
  }
  return found;
}

interface Payload {
  readonly token: Node;
  /** The expression whose value is the decoded text, or the claims. */
  readonly decoded: Node;
  readonly isParsed: boolean;
}

/** The tokens whose second segment a text is, with where it comes out decoded: in a helper, at the helper's calls. */
function payloadsAt(engine: Engine, text: Node, decoded: Node, isParsed: boolean, depth: number): readonly Payload[] {
  const segment = segmentOf(engine, text, 0, { segments: new Map(), lists: new Map() });
  if (!segment) return [];
  if ('token' in segment) return [{ token: segment.token, decoded, isParsed }];
  if (depth > 1) return [];
  const { fn, index } = segment;
  if (!usesOf(engine, decoded).some(use => use.kind === 'returned' && use.fn === fn)) return [];
  const parses = isParsed || parsedFrom(engine, decoded, 2).some(node => contains(fn, node));
  return callsOf(engine, fn).flatMap(call => {
    const argument = call.arguments[index];
    return argument ? payloadsAt(engine, argument, call, parses, depth + 1) : [];
  });
}

type Segment = { readonly token: Node } | { readonly fn: FunctionNode; readonly index: number };

const RESHAPES = /^(?:replace|replaceAll|padEnd|concat|trim|toString)$/;

/** What expressions come to, as lists and as segments of a token: text that is reshaped step by step leads to itself in many ways. */
interface Known {
  readonly segments: Map<Node | Variable, Segment | null>;
  readonly lists: Map<Node | Variable, Segment | null>;
}

/** The answer about an expression or a variable, sought once; nothing while it is sought. */
function once(known: Known['segments'], asked: Node | Variable, find: () => Segment | null): Segment | null {
  let segment = known.get(asked);
  if (segment === undefined) {
    known.set(asked, null);
    known.set(asked, (segment = find()));
  }
  return segment;
}

/** The token whose second segment an expression is, or the parameter that is handed it. */
function segmentOf(engine: Engine, node: Node, depth: number, known: Known): Segment | null {
  const inner = unwrap(node);
  return depth > 20 ? null : once(known.segments, inner, () => findSegment(engine, inner, depth, known));
}

function findSegment(engine: Engine, inner: Node, depth: number, known: Known): Segment | null {
  switch (inner.type) {
    case 'Identifier':
      return segmentOfVariable(engine, inner, depth, known);
    case 'MemberExpression': {
      if (isOne(inner.property) && inner.computed) return splitToken(engine, inner.object, depth, known);
      const name = staticName(inner);
      return name === null ? null : segmentOfMember(engine, inner.object, name, depth, known);
    }
    case 'CallExpression': {
      const callee = calleeOf(inner);
      if (callee.type === 'MemberExpression') {
        const method = staticName(callee);
        if (method === 'at' && inner.arguments[0] && isOne(inner.arguments[0]))
          return splitToken(engine, callee.object, depth, known);
        if (method && RESHAPES.test(method)) return segmentOf(engine, callee.object, depth + 1, known);
      }
      // String(x), decodeURIComponent(x), a helper that pads or swaps characters
      const argument = inner.arguments[0];
      return argument && callee.type === 'Identifier' ? onlyToken(segmentOf(engine, argument, depth + 1, known)) : null;
    }
    case 'LogicalExpression':
      return segmentOf(engine, inner.left, depth + 1, known);
    case 'BinaryExpression':
      return segmentOf(engine, inner.left, depth + 1, known);
    case 'TemplateLiteral':
      return inner.expressions[0] ? segmentOf(engine, inner.expressions[0], depth + 1, known) : null;
    default:
      return null;
  }
}

const onlyToken = (segment: Segment | null): Segment | null => (segment && 'token' in segment ? segment : null);

function segmentOfVariable(engine: Engine, node: TSESTree.Identifier, depth: number, known: Known): Segment | null {
  const variable = engine.bindings.variableOf(node);
  return variable?.defs[0] ? once(known.segments, variable, () => segmentWritten(engine, variable, node, depth, known)) : null;
}

function segmentWritten(engine: Engine, variable: Variable, node: Node, depth: number, known: Known): Segment | null {
  for (const write of writesOf(variable)) {
    if (contains(write.value, node)) continue;
    if (write.pattern === write.identifier) {
      const found = segmentOf(engine, write.value, depth + 1, known);
      if (found) return found;
      continue;
    }
    const steps = pathInPattern(write.pattern, write.identifier)?.steps ?? [];
    const step = steps[0];
    if (steps.length !== 1 || !step) continue;
    const index = 'index' in step ? step.index : 'prop' in step ? Number(step.prop) : -1;
    const found =
      index === 1
        ? splitToken(engine, write.value, depth + 1, known)
        : 'prop' in step
          ? segmentOfMember(engine, write.value, step.prop, depth, known)
          : null;
    if (found) return found;
  }
  const [definition] = variable.defs;
  const fn = definition?.node as Node | undefined;
  if (!definition || (definition.type as string) !== 'Parameter' || !isFunction(fn)) return null;
  const index = fn.params.indexOf(definition.name as TSESTree.Parameter);
  return index < 0 ? null : { fn, index };
}

/** The token whose second segment is a member of what a function of the file gives: `partsOf(token).payload`. */
function segmentOfMember(engine: Engine, object: Node, name: string, depth: number, known: Known): Segment | null {
  const inner = unwrap(object);
  if (inner.type === 'Identifier') {
    const variable = engine.bindings.variableOf(inner);
    const [write, ...more] = variable ? writesOf(variable) : [];
    const isWhole = write && more.length === 0 && write.pattern === write.identifier && !contains(write.value, inner);
    return isWhole && depth < 20 ? segmentOfMember(engine, write.value, name, depth + 1, known) : null;
  }
  return inner.type === 'CallExpression'
    ? givenToken(engine, inner, value => {
        if (value.type !== 'ObjectExpression') return null;
        const property = propertyNamed(value, name);
        return property ? segmentOf(engine, property.value, depth + 1, known) : null;
      })
    : null;
}

/** The token that a call hands to a function of the file, of which that gives the second segment, or all. */
function givenToken(engine: Engine, call: TSESTree.CallExpression, find: (value: Node) => Segment | null): Segment | null {
  const callee = engine.originOf(calleeOf(call));
  if (callee.kind !== 'function' || callee.frame.home !== engine) return null;
  for (const returned of returnedExpressions(callee.node)) {
    const segment = find(unwrap(returned));
    const token = segment && 'token' in segment ? unwrap(segment.token) : null;
    const index = callee.node.params.findIndex(
      parameter => parameter.type === 'Identifier' && token?.type === 'Identifier' && parameter.name === token.name,
    );
    const argument = call.arguments[index];
    if (argument && argument.type !== 'SpreadElement') return { token: argument };
  }
  return null;
}

const isOne = (node: Node): boolean => node.type === 'Literal' && (node.value === 1 || node.value === '1');

/** The token in `token.split('.')`. */
function splitToken(engine: Engine, list: Node, depth: number, known: Known): Segment | null {
  const inner = unwrap(list);
  return depth > 20 ? null : once(known.lists, inner, () => findSplit(engine, inner, depth, known));
}

function findSplit(engine: Engine, inner: Node, depth: number, known: Known): Segment | null {
  if (inner.type === 'Identifier') {
    const variable = engine.bindings.variableOf(inner);
    return variable ? once(known.lists, variable, () => splitWritten(engine, variable, depth, known)) : null;
  }
  if (inner.type === 'LogicalExpression') return splitToken(engine, inner.left, depth + 1, known);
  if (inner.type !== 'CallExpression') return null;
  const callee = calleeOf(inner);
  if (callee.type === 'Identifier') return givenToken(engine, inner, value => splitToken(engine, value, depth + 1, known));
  if (callee.type !== 'MemberExpression' || staticName(callee) !== 'split') return null;
  const separator = inner.arguments[0];
  const isDot =
    separator?.type === 'Literal' &&
    (separator.value === '.' || ('regex' in separator && /^(?:\\\.|\[\.\])$/.test(separator.regex.pattern)));
  return isDot ? { token: callee.object } : null;
}

function splitWritten(engine: Engine, variable: Variable, depth: number, known: Known): Segment | null {
  for (const write of writesOf(variable)) {
    const found = write.pattern === write.identifier ? splitToken(engine, write.value, depth + 1, known) : null;
    if (found) return found;
  }
  return null;
}

/** The `JSON.parse(...)` calls that a decoded text goes into. */
function parsedFrom(engine: Engine, decoded: Node, depth: number): readonly Node[] {
  const found: Node[] = [];
  const seen = new Set<Node | Variable>();
  const visit = (node: Node, level: number): void => {
    const { parent } = node;
    if (!parent || level > 40 || seen.has(node)) return;
    seen.add(node);
    switch (parent.type) {
      case 'CallExpression':
      case 'NewExpression': {
        if (parent.type === 'CallExpression' && unwrap(parent.callee) === unwrap(node)) {
          visit(parent, level + 1);
          return;
        }
        const callee = calleeOf(parent);
        if (
          callee.type === 'MemberExpression' &&
          staticName(callee) === 'parse' &&
          unwrap(callee.object).type === 'Identifier' &&
          (unwrap(callee.object) as TSESTree.Identifier).name === 'JSON'
        ) {
          found.push(parent);
        } else if (parent.arguments[0] === node) visit(parent, level + 1);
        return;
      }
      case 'MemberExpression':
        if (parent.object === node) visit(parent, level + 1);
        return;
      case 'VariableDeclarator':
        if (parent.init === node && parent.id.type === 'Identifier') reads(parent.id, level);
        return;
      case 'AssignmentExpression':
        if (parent.right === node && parent.left.type === 'Identifier') reads(parent.left, level);
        return;
      case 'ReturnStatement':
      case 'ArrowFunctionExpression': {
        const fn = enclosing(parent);
        if (fn && depth < 2) for (const call of callsOf(engine, fn)) found.push(...parsedFrom(engine, call, depth + 1));
        return;
      }
      case 'TemplateLiteral':
      case 'BinaryExpression':
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'ChainExpression':
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        visit(parent, level + 1);
        return;
      default:
    }
  };
  const reads = (identifier: Node, level: number): void => {
    const variable = engine.bindings.variableOf(identifier);
    if (!variable || seen.has(variable)) return;
    seen.add(variable);
    for (const reference of variable.references) if (reference.isRead()) visit(reference.identifier, level + 1);
  };
  visit(decoded, 0);
  return found;
}

const enclosing = (node: Node): FunctionNode | null => {
  for (let current: Node | undefined = node; current; current = current.parent) if (isFunction(current)) return current;
  return null;
};
