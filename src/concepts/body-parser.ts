import {
  enclosingFunction,
  isOfOtherFile,
  runsBefore,
  staticName,
  unwrap,
  type Call,
  type Container,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { Slot } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';
import { containerOf, httpApplications } from './http-application.js';
import { limitedCalls, type LimitedCall, type SizeLimit } from './size-limit.js';

/** A parser whose limit has no effect, because another one has read the body before it. */
export interface SecondParser {
  readonly parser: LimitedCall;
  readonly limit: SizeLimit;
  /** The parser that runs before it on every request. */
  readonly first: LimitedCall;
  /** The limit of that one, in bytes. */
  readonly firstAmount: number;
}

/** The parsers that never run: one of the same format, registered before on the same application, takes every body. */
export function secondParsers(analysis: Analysis): readonly SecondParser[] {
  const parsers = new Map<Node, LimitedCall>(analysis.once(limitedCalls).map(parser => [parser.call.node, parser]));
  if (!mayBeSecond([...parsers.values()])) return [];
  const parserOf = (origin: Origin): LimitedCall | null =>
    origin.kind === 'api' && origin.call ? (parsers.get(origin.call.node) ?? null) : null;
  const found = new Map<LimitedCall, SecondParser>();
  const check = (parser: LimitedCall, before: readonly LimitedCall[]): void => {
    const second = found.has(parser) ? null : secondOf(analysis, parser, before);
    if (second) found.set(parser, second);
  };
  eachApplicationParser(analysis, parserOf, check);
  eachStraightLineParser(analysis, parserOf, check);
  return [...found.values()];
}

/** Whether a parser sets a limit that another one could make void: nothing has to be known then of where they are registered. */
const mayBeSecond = (parsers: readonly LimitedCall[]): boolean =>
  parsers.some(parser =>
    parser.limits.some(
      limit =>
        isSetForBody(limit) && parsers.some(other => other !== parser && other.limits.some(own => isSameBody(own, limit.role))),
    ),
  );

const isSetForBody = ({ role: { format, bounds }, state }: SizeLimit): boolean =>
  (format === 'json' || format === 'urlencoded') && bounds === 'body' && state.kind !== 'absent';

const isSameBody = ({ role }: SizeLimit, { format }: SizeLimit['role']): boolean =>
  role.bounds === 'body' && (role.format === format || role.format === 'any');

type ParserOf = (origin: Origin) => LimitedCall | null;
type Check = (parser: LimitedCall, before: readonly LimitedCall[]) => void;

/** The limit of a parser that an earlier one makes void. */
function secondOf(analysis: Analysis, parser: LimitedCall, before: readonly LimitedCall[]): SecondParser | null {
  for (const limit of parser.limits) {
    if (!isSetForBody(limit) || isNarrowed(analysis, parser, limit)) continue;
    for (const first of before) {
      const same = first.limits.find(other => isSameBody(other, limit.role));
      const firstAmount = same && first !== parser && !isNarrowed(analysis, first, same) ? amountOf(same) : null;
      if (firstAmount !== null) return { parser, limit, first, firstAmount };
    }
  }
  return null;
}

const amountOf = ({ state, role }: SizeLimit): number | null =>
  state.kind === 'limited' ? state.amount : state.kind === 'absent' ? role.default : null;

const isNarrowed = ({ engine }: Analysis, parser: LimitedCall, { role }: SizeLimit): boolean =>
  role.narrowedBy !== undefined && engine.originAt(parser.call, role.narrowedBy) !== null;

/** The parsers of the applications that the file creates, in the order in which requests meet them. */
function eachApplicationParser(analysis: Analysis, parserOf: ParserOf, check: Check): void {
  const visited = new Set<Container>();
  const visit = (container: Container, outer: readonly LimitedCall[]): void => {
    if (visited.has(container)) return;
    visited.add(container);
    const before = [...outer];
    for (const event of container.events) {
      // a parser that this file makes is registered by it
      if ((event.kind !== 'middleware' && event.kind !== 'route') || !registersOwn(analysis, event)) continue;
      for (const { origin, container: inner } of event.handlers) {
        const parser = parserOf(origin);
        if (parser) check(parser, before);
        if (inner) visit(inner, before);
        const isForAll = event.kind === 'middleware' && (event.path === null || event.path.text === '/');
        if (parser && isForAll && !event.conditional && event.run === 0) before.push(parser);
      }
    }
  };
  for (const { call } of httpApplications(analysis)) {
    const container = containerOf(analysis, call.node);
    if (container) visit(container, []);
  }
}

const registersOwn = ({ engine }: Analysis, { call }: { readonly call: Call }): boolean =>
  call.frame.home === engine && call.args.some(argument => argument.type !== 'Literal' && !isOfOtherFile(engine, argument));

/** A parser that is registered on an application which the file was given. */
interface Registered {
  readonly parser: LimitedCall;
  readonly at: Node;
  readonly application: unknown;
  readonly isForAll: boolean;
}

/** The parsers that one function registers on an application which it was given. */
function eachStraightLineParser(analysis: Analysis, parserOf: ParserOf, check: Check): void {
  const { engine } = analysis;
  const registered: Registered[] = [];
  const parsers = new Set<LimitedCall>();
  const add = (call: Call, isForAll: boolean): void => {
    const application = call.receiverNode ? applicationOf(analysis, call.receiverNode) : null;
    for (const handler of application === null ? [] : call.args) {
      const parser = parserOf(engine.originOf(handler, call.frame));
      if (!parser) continue;
      registered.push({ parser, at: call.node, application, isForAll });
      parsers.add(parser);
    }
  };
  for (const { call, role } of analysis.playing('middleware')) add(call, !role.path || !isMounted(analysis, call, role.path));
  for (const { call } of analysis.playing('route')) add(call, false);
  for (const parser of analysis.once(limitedCalls)) {
    if (parsers.has(parser)) continue;
    const registration = registrationBy(parser.call.node);
    const application = registration ? applicationOf(analysis, registration.receiver) : null;
    if (registration && application !== null)
      registered.push({ parser, at: registration.node, application, isForAll: registration.isForAll });
  }
  const forAll = new Map<unknown, Registered[]>();
  for (const one of registered) {
    const known = forAll.get(one.application);
    if (known && one.isForAll) known.push(one);
    else if (!known) forAll.set(one.application, one.isForAll ? [one] : []);
  }
  for (const { parser, at, application } of registered) {
    const before = (forAll.get(application) ?? []).filter(other => isBefore(other.at, at));
    check(
      parser,
      before.map(other => other.parser),
    );
  }
}

/** `app.use(json())` and `app.post('/', json(), handler)` on an `app` of which nothing is known but what it is given. */
function registrationBy(parser: Node): { readonly node: Node; readonly receiver: Node; readonly isForAll: boolean } | null {
  const node = parser.parent;
  if (node?.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const name = staticName(node.callee) ?? '';
  if (!/^(?:use|all|get|post|put|patch|delete)$/.test(name) || !node.arguments.some(argument => argument === parser)) return null;
  return { node, receiver: node.callee.object, isForAll: name === 'use' && node.arguments[0] === parser };
}

const isBefore = (first: Node, later: Node): boolean =>
  first.range[1] < later.range[1] && enclosingFunction(first) === enclosingFunction(later) && runsBefore(first, later);

/** Whether middleware is registered for a path, or for something that may be one. */
function isMounted({ engine }: Analysis, call: Call, path: Slot): boolean {
  const origin = engine.originAt(call, path);
  return !(origin?.kind === 'api' || origin?.kind === 'function' || (origin?.kind === 'literal' && origin.value === '/'));
}

/** The variable or field that holds the application; calls chained onto it count as itself. */
function applicationOf(analysis: Analysis, receiver: Node): unknown {
  let node = unwrap(receiver);
  while (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') node = unwrap(node.callee.object);
  if (node.type === 'Identifier') return analysis.engine.bindings.variableOf(node);
  return node.type === 'MemberExpression' && node.object.type === 'ThisExpression' ? analysis.sourceCode.getText(node) : null;
}
