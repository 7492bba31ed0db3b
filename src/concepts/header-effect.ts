import {
  alternativesOf,
  describeExpression,
  eachInnerNode,
  isFunction,
  namedRoles,
  rootOfChain,
  unwrap,
  writtenText,
  type Container,
  type Engine,
  type FunctionNode,
  type Handler,
  type Node,
  type RoutingEvent,
} from '../engine/index.js';
import type { Role } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';
import { headersOf, isNamedForHeaders, setsOneHeader, type HeaderVerdict } from './header-code.js';
import { mayLeadToHeaders } from './header-reach.js';
import { isForAllPaths, isForOnePath } from './header-paths.js';
import { isLeftOutOfProduction } from './production.js';
import { switchedOffBy } from './header-switch.js';

/** What an event means for the headers of responses. */
export interface HeaderEffect {
  readonly event: RoutingEvent;
  /** It sets secure headers, or is named as if it did. */
  readonly sets: boolean;
  /** It surely sets them, for every path, from here on. */
  readonly setsAll: boolean;
  /** Code that is not seen, which may set them. */
  readonly maySet: boolean;
  /** It answers requests. */
  readonly answers: boolean;
  /** It sets them by hand on its own responses alone, which says nothing of those of others. */
  readonly setsOwn: boolean;
}

/** What an event of an application means for the headers. */
export function effectOf(analysis: Analysis, event: RoutingEvent, depth = 0): HeaderEffect {
  const effect = registeredEffect(analysis, event, depth);
  return effect.sets && isElsewhereThanProduction(analysis, event)
    ? { ...effect, sets: false, setsAll: false, setsOwn: false }
    : effect;
}

/** Whether an event is registered in other environments than production alone. */
export const isElsewhereThanProduction = ({ engine }: Analysis, event: RoutingEvent): boolean =>
  isLeftOutOfProduction(engine, event.node) ||
  (event.kind === 'middleware' && isLeftOutOfProduction(event.call.frame.home, event.call.node));

/** Whether an event sets the headers, in whichever environment it is registered. */
export const setsWhereItRuns = (analysis: Analysis, event: RoutingEvent): boolean => registeredEffect(analysis, event, 0).sets;

function registeredEffect(analysis: Analysis, event: RoutingEvent, depth: number): HeaderEffect {
  const none = { event, sets: false, setsAll: false, maySet: false, answers: false, setsOwn: false };
  switch (event.kind) {
    case 'route': {
      const partial = event.call.api.api.plays?.find(role => role.role === 'secure-headers');
      const isOn = partial?.enabledBy !== undefined && analysis.engine.filled(event.call, partial.enabledBy) !== null;
      const setting = event.handlers.filter(handler => headersBy(handler) === 'sets');
      const sets = isOn || setting.length > 0;
      const setsOwn = sets && !isOn && isForOnePath(event.path) && setting.every(isHandler);
      const method = event.call.api.api.plays?.find(role => role.role === 'route')?.method;
      // answers to preflights have nothing in them that a browser shows
      return { ...none, sets, setsOwn, answers: method !== 'options' && method !== 'head' };
    }
    case 'middleware':
      return middlewareEffect(analysis, event, depth);
    case 'plugin': {
      const { handler } = event;
      // a plugin that is seen is judged by what it registers
      const verdict = handler.origin.kind === 'function' ? 'leaves' : headersBy(handler);
      const sets = verdict === 'sets' && switchedOffBy(analysis, event) === null;
      const isOpen = isUnseen(handler);
      const prefix = event.options ? analysis.engine.memberOf(event.options, 'prefix', event.node) : null;
      const hasPrefix =
        prefix !== null && event.options?.kind === 'object' && !(prefix.kind === 'literal' && prefix.value === undefined);
      const folder = event.options?.kind === 'object' ? analysis.engine.memberOf(event.options, 'dir', event.node) : null;
      const loads = folder !== null && !(folder.kind === 'literal' && folder.value === undefined);
      return {
        ...none,
        sets,
        setsAll: sets,
        maySet: !sets && ((isOpen && !hasPrefix) || loads),
        answers: isOpen && hasPrefix,
      };
    }
    case 'static':
      return { ...none, answers: true };
    case 'escape': {
      const sets =
        isNamedForHeaders(event.text, event.to.module) || namedRoles(analysis.engine, event.node).some(isSecureHeaders);
      const { of, module } = event.to;
      const isSeen = of === 'project' && module !== null && !mayLeadToHeaders(event.home, module);
      return { ...none, sets, maySet: (of !== 'package' && !isSeen) || isChainOfCalls(event.node) };
    }
    default:
      return none;
  }
}

function middlewareEffect(analysis: Analysis, event: Extract<RoutingEvent, { kind: 'middleware' }>, depth: number): HeaderEffect {
  const none = { event, sets: false, setsAll: false, maySet: false, answers: false, setsOwn: false };
  const { path: mount, handlers } = event;
  const everywhere = isForAllPaths(mount);
  const looksLikeRoutes =
    mount !== null &&
    handlers.some(({ node, source }) =>
      /rout|controller|\bapi\b|page/i.test(`${describeExpression(node)} ${source.module ?? ''}`),
    );
  let setsAll = false;
  let maySet = false;
  for (const handler of handlers) {
    const { container, roles, node, source } = handler;
    const inner = container && depth < 3 ? passageInside(analysis, container, depth + 1) : null;
    const verdict = container ? 'leaves' : headersBy(handler);
    setsAll ||= everywhere && roles.some(isSecureHeaders);
    if (verdict === 'sets' || inner?.barrier === 'sets') return { ...none, sets: true, setsAll };
    const isOpen = isUnseen(handler);
    const answers =
      (inner !== null && inner.answers !== null) ||
      roles.some(role => role.role === 'static-files') ||
      answersItself(handler, event) ||
      (isOpen && (!everywhere || looksLikeRoutes || isRouterCall(node))) ||
      (source.of === 'package' && startsWithPath(node));
    const isBarrier = inner?.barrier === 'may-set' || (verdict === 'may-set' && !(isOpen && isRouterCall(node)));
    // what stands behind it in the list comes after it
    if (answers && !maySet) return { ...none, answers: true };
    maySet ||= isBarrier;
  }
  return { ...none, maySet: maySet && everywhere && !looksLikeRoutes };
}

const passages = new WeakMap<Container, Map<number, Passage>>();

/** The way of requests through a router: computed once a depth, since routers may be mounted often and in each other. */
function passageInside(analysis: Analysis, container: Container, depth: number): Passage {
  const byDepth = passages.get(container) ?? new Map<number, Passage>();
  passages.set(container, byDepth);
  let passage = byDepth.get(depth);
  if (!passage) byDepth.set(depth, (passage = passageOf(analysis, container.events, depth)));
  return passage;
}

/** What requests meet on their way through events, as far as it has to be known. */
export interface Passage {
  /** The first event that answers without anything before it that sets the headers, or may. */
  readonly answers: RoutingEvent | null;
  /** What was met before any such event. */
  readonly barrier: 'sets' | 'may-set' | null;
  /** All that answer in this way, up to the first of which nothing more has to be asked. */
  readonly candidates: readonly RoutingEvent[];
}

/** The way of requests through events, looked at in order and no further than needed. */
export function passageOf(analysis: Analysis, events: readonly RoutingEvent[], depth = 0): Passage {
  const candidates: RoutingEvent[] = [];
  let barrier: Passage['barrier'] = null;
  for (const event of events) {
    const { sets, maySet, answers, setsOwn } = effectOf(analysis, event, depth);
    if (setsOwn) continue;
    if (sets || maySet) {
      barrier = sets ? 'sets' : 'may-set';
      break;
    }
    if (!answers) continue;
    candidates.push(event);
    if (isFirm(event)) break;
  }
  const [first] = candidates;
  // what happens at a time that is not known may be behind what stands after it
  const mayBeLate =
    first !== undefined &&
    first.run !== 0 &&
    events.some(other => {
      if (other.run === first.run || other === first) return false;
      const effect = effectOf(analysis, other, depth);
      return (effect.sets && !effect.setsOwn) || effect.maySet;
    });
  if (mayBeLate) return { answers: null, barrier: barrier ?? 'may-set', candidates: [] };
  return { answers: first ?? null, barrier: first ? null : barrier, candidates };
}

/** Whether a handler is code that is seen, not middleware of a library. */
const isHandler = ({ roles, uncalledRoles, origin }: Handler): boolean =>
  origin.kind === 'function' && ![...roles, ...uncalledRoles].some(isSecureHeaders);

/** Whether a route sets several headers by hand: what is left open beside it has been thought of. */
export const protectsItself = (analysis: Analysis, event: RoutingEvent): boolean =>
  event.kind === 'route' &&
  effectOf(analysis, event).setsOwn &&
  !event.handlers.some(({ origin }) => origin.kind === 'function' && setsOneHeader(origin.frame.home, origin.node));

/** Whether an event answers honest requests whatever comes after it. */
const isFirm = (event: RoutingEvent): boolean => !event.conditional && !isProbe(event);

/** Code of another file or of nobody knows where. */
function isUnseen({ origin, source, container, roles }: Handler): boolean {
  if (container || roles.some(isWholePurpose) || source.of === 'package') return false;
  return alternativesOf(origin).some(of => of.kind === 'unknown' || of.kind === 'parameter');
}

/** `routes.routes()` of another file: only routers have that. */
function isRouterCall(node: Node): boolean {
  const call = unwrap(node);
  return (
    call.type === 'CallExpression' && call.arguments.length === 0 && /\.(?:routes|middleware)\(\)$/.test(describeExpression(call))
  );
}

/** A package that takes a path and what answers there: `mount('/api', api)`. */
function startsWithPath(node: Node): boolean {
  return node.type === 'CallExpression' && writtenText(node.arguments[0])?.startsWith('/') === true;
}

/** A function without `next`: it answers whatever comes. */
export function answersItself({ origin }: Handler, event: Extract<RoutingEvent, { kind: 'middleware' }>): boolean {
  const isContext = event.call.api.api.gives?.length === 1;
  return (
    origin.kind === 'function' &&
    event.call.receiver?.kind === 'api' &&
    origin.node.params.length > 0 &&
    origin.node.params.length <= (isContext ? 1 : 2)
  );
}

/** What a handler does to the headers: as its library says, as its code does, or as its name promises where nothing is seen. */
function headersBy({ roles, uncalledRoles, origin, node, home, source }: Handler): HeaderVerdict {
  if ([...roles, ...uncalledRoles].some(isSecureHeaders)) return 'sets';
  const seen = alternativesOf(origin);
  const code = seen.filter(of => of.kind === 'function' || of.kind === 'object');
  const inCode: readonly HeaderVerdict[] = code.map(of => headersOf(of.frame.home, of.node));
  // the expression may say more than its value: what a wrapper was given
  const written = isFunction(unwrap(node)) ? 'leaves' : headersOf(home, node);
  if (written === 'sets' || inCode.includes('sets')) return 'sets';
  if (roles.some(isWholePurpose)) return 'leaves';
  if (inCode.includes('may-set')) return 'may-set';
  const isOpen = seen.some(of => of.kind === 'unknown' || of.kind === 'parameter');
  return isOpen && (source.of === 'unknown' || (code.length === 0 && written === 'may-set')) ? 'may-set' : 'leaves';
}

/** Whether a role says all that a handler does: what tells clients apart or counts requests may set headers as well. */
const isWholePurpose = ({ role }: Role): boolean => role !== 'authentication' && role !== 'rate-limit';

export const isSecureHeaders = ({ role }: Role): boolean => role === 'secure-headers';

/** `consign().include('routes').into(app)`: a package that loads code of the project. */
function isChainOfCalls(node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const object = unwrap(node.callee.object);
  return object.type === 'CallExpression' && object.callee.type !== 'Identifier'
    ? true
    : object.type === 'CallExpression' && !/^require$/.test(describeExpression(object.callee));
}

const PROBES = /(?:^|\/)(?:health|ready|live|alive|ping|metrics|status|version)(?:z|ness|check|y)?\/?$/i;
const NAMES_PROBE = /health|ready|readiness|liveness|alive|ping$|metrics/i;

/** A check of a load balancer, by its path or the name of that, with an answer that is written down: nothing in it needs to be kept from harm. */
export function isFixedProbe({ engine }: Analysis, event: RoutingEvent): boolean {
  if (event.kind !== 'route' || event.handlers.length === 0) return false;
  const { path, node } = event;
  const written = 'arguments' in node ? node.arguments[0] : undefined;
  const text = path?.text ?? null;
  const isNamed = text === null ? written !== undefined && NAMES_PROBE.test(describeExpression(written)) : PROBES.test(text);
  return (
    isNamed &&
    event.handlers.every(
      ({ origin }) => origin.kind === 'function' && origin.frame.home === engine && isFixed(engine, origin.node),
    )
  );
}

/** Whether a handler does not look at the request and calls nothing but methods of the response. */
function isFixed({ bindings, module }: Engine, { params: [request, response], body }: FunctionNode): boolean {
  if (request?.type !== 'Identifier' || response?.type !== 'Identifier') return false;
  if (bindings.variableOf(request)?.references.length !== 0) return false;
  let isFound = /\.(?:render|sendFile|download|redirect)\b|<\w/.test(module.text.slice(...body.range));
  eachInnerNode(body, node => {
    if (node.type === 'AwaitExpression' || node.type === 'NewExpression' || node.type === 'ThrowStatement') isFound = true;
    if (node.type !== 'CallExpression') return;
    const root = rootOfChain(node.callee);
    isFound ||= root.type !== 'Identifier' || (root.name !== response.name && !/^(?:process|Date|JSON|Math)$/.test(root.name));
  });
  return !isFound;
}

/** Checks of a load balancer and the like, which no browser sees. */
export const isProbe = (event: RoutingEvent): boolean =>
  (event.kind === 'route' || event.kind === 'middleware') &&
  (event.path?.text === null ||
    /health|ping|status|ready|live|alive|metrics|version|favicon|robots/i.test(event.path?.text ?? ''));
