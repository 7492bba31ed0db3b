import {
  alternativesOf,
  describeExpression,
  type Engine,
  eachNodeIn,
  isFunction,
  namedRoles,
  rolesOf,
  sourceOf,
  unwrap,
  type Container,
  type Handler,
  type Node,
  type Origin,
  type RoutingEvent,
} from '../engine/index.js';
import type { Role } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';

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
}

/** What an event of an application means for the headers. */
export function effectOf(analysis: Analysis, event: RoutingEvent, depth = 0): HeaderEffect {
  const none = { event, sets: false, setsAll: false, maySet: false, answers: false };
  switch (event.kind) {
    case 'route': {
      const partial = event.call.api.api.plays?.find(role => role.role === 'secure-headers');
      const sets =
        event.handlers.some(handler => setsHeaders(analysis, handler)) ||
        (partial?.enabledBy ? analysis.engine.filled(event.call, partial.enabledBy) !== null : false);
      const method = event.call.api.api.plays?.find(role => role.role === 'route')?.method;
      // answers to preflights have nothing in them that a browser shows
      return { ...none, sets, answers: method !== 'options' && method !== 'head' };
    }
    case 'middleware':
      return middlewareEffect(analysis, event, depth);
    case 'plugin': {
      const { handler } = event;
      // a plugin of this file is judged by what it registers
      const sets = handler.origin.kind !== 'function' && setsHeaders(analysis, handler);
      const prefix = event.options ? analysis.engine.memberOf(event.options, 'prefix', event.node) : null;
      const hasPrefix =
        prefix !== null && event.options?.kind === 'object' && !(prefix.kind === 'literal' && prefix.value === undefined);
      const folder = event.options?.kind === 'object' ? analysis.engine.memberOf(event.options, 'dir', event.node) : null;
      const loads = folder !== null && !(folder.kind === 'literal' && folder.value === undefined);
      return {
        ...none,
        sets,
        setsAll: sets,
        maySet: !sets && ((isUnseen(handler) && !hasPrefix) || loads),
        answers: isUnseen(handler) && hasPrefix,
      };
    }
    case 'static':
      return { ...none, answers: true };
    case 'escape': {
      const sets =
        isNamedForHeaders(event.text, event.to.module) || namedRoles(analysis.engine, event.node).some(isSecureHeaders);
      return { ...none, sets, maySet: event.to.of !== 'package' || isChainOfCalls(event.node) };
    }
    default:
      return none;
  }
}

function middlewareEffect(analysis: Analysis, event: Extract<RoutingEvent, { kind: 'middleware' }>, depth: number): HeaderEffect {
  const { path: mount, handlers } = event;
  const everywhere = mount === null || /^(?:\/?\*?|\(\.\*\))$/.test(mount.text ?? 'unknown');
  const inner = handlers.flatMap(({ container }) =>
    container && depth < 3 ? [effectInside(analysis, container, depth + 1)] : [],
  );
  const sets = handlers.some(handler => setsHeaders(analysis, handler)) || inner.some(effect => effect.sets);
  const setsAll = everywhere && handlers.some(({ roles }) => roles.some(role => role.role === 'secure-headers'));
  const looksLikeRoutes =
    mount !== null &&
    handlers.some(({ node, source }) =>
      /rout|controller|\bapi\b|page/i.test(`${describeExpression(node)} ${source.module ?? ''}`),
    );
  const unseen =
    handlers.some(
      handler =>
        (isUnseen(handler) && !isRouterCall(handler.node)) || handsOnResponse(handler) || composesUnseen(analysis, handler),
    ) || inner.some(effect => effect.maySet);
  const answers =
    inner.some(effect => effect.answers) ||
    handlers.some(
      handler =>
        handler.roles.some(role => role.role === 'static-files') ||
        answersItself(handler, event) ||
        (isUnseen(handler) && (!everywhere || looksLikeRoutes || isRouterCall(handler.node))) ||
        (handler.source.of === 'package' && startsWithPath(handler.node)),
    );
  return { event, sets, setsAll, maySet: !sets && everywhere && unseen && !looksLikeRoutes, answers: answers && !sets };
}

type Inside = Pick<HeaderEffect, 'sets' | 'maySet' | 'answers'>;

const insides = new WeakMap<Container, Map<number, Inside>>();

/** What the events of a router mean together: computed once a depth, since routers may be mounted often and in each other. */
function effectInside(analysis: Analysis, container: Container, depth: number): Inside {
  const byDepth = insides.get(container) ?? new Map<number, Inside>();
  insides.set(container, byDepth);
  let inside = byDepth.get(depth);
  if (!inside) {
    const effects = container.events.map(event => effectOf(analysis, event, depth));
    inside = {
      sets: effects.some(effect => effect.sets),
      maySet: effects.some(effect => effect.maySet),
      answers: effects.some(effect => effect.answers),
    };
    byDepth.set(depth, inside);
  }
  return inside;
}

/** Code of another file or of nobody knows where. */
function isUnseen({ origin, source, container, roles }: Handler): boolean {
  if (container || roles.some(isWholePurpose) || source.of === 'package') return false;
  return alternativesOf(origin).some(of => of.kind === 'unknown' || of.kind === 'parameter');
}

/** A list of middleware in which some is of another file: `compose([log, protect])`. */
const composesUnseen = (analysis: Analysis, { node, roles }: Handler): boolean =>
  !roles.some(isWholePurpose) &&
  wrappedIn(analysis, node).some(
    part =>
      part.node.type !== 'SpreadElement' &&
      part.node.parent?.type === 'ArrayExpression' &&
      sourceOf(analysis.engine, part.node).of === 'project' &&
      part.origin.kind === 'unknown',
  );

/** `routes.routes()` of another file: only routers have that. */
function isRouterCall(node: Node): boolean {
  const call = unwrap(node);
  return (
    call.type === 'CallExpression' && call.arguments.length === 0 && /\.(?:routes|middleware)\(\)$/.test(describeExpression(call))
  );
}

/** A package that takes a path and what answers there: `mount('/api', api)`. */
function startsWithPath(node: Node): boolean {
  const [first] = node.type === 'CallExpression' ? node.arguments : [];
  return first?.type === 'Literal' && typeof first.value === 'string' && first.value.startsWith('/');
}

/** A function without `next`: it answers whatever comes. */
function answersItself({ origin }: Handler, event: Extract<RoutingEvent, { kind: 'middleware' }>): boolean {
  const isContext = event.call.api.api.gives?.length === 1;
  return (
    origin.kind === 'function' &&
    event.call.receiver?.kind === 'api' &&
    origin.node.params.length > 0 &&
    origin.node.params.length <= (isContext ? 1 : 2)
  );
}

const HEADER = /content-security-policy|x-frame-options|x-content-type-options|strict-transport-security/i;

const NAME = /helmet|secur|headers|csp|hsts|lusca/i;

const isNamedForHeaders = (text: string, module: string | null): boolean => NAME.test(text) || NAME.test(module ?? '');

/** Whether a handler sets secure headers: as its library says, as its code does, or as its name promises. */
function setsHeaders(analysis: Analysis, { roles, uncalledRoles, origin, node, source }: Handler): boolean {
  if (
    [...roles, ...uncalledRoles].some(isSecureHeaders) ||
    wrappedIn(analysis, node).some(part => rolesOf(part.origin).some(isSecureHeaders))
  )
    return true;
  const code = alternativesOf(origin).filter(of => of.kind === 'function' || of.kind === 'object');
  if (code.some(({ node: part, frame }) => mentionsHeaders(frame.home, part))) return true;
  return !isFunction(unwrap(node)) && isNamedForHeaders(describeExpression(node), source.module);
}

/** Whether a role says all that a handler does: what tells clients apart or counts requests may set headers as well. */
const isWholePurpose = ({ role }: Role): boolean => role !== 'authentication' && role !== 'rate-limit';

const isSecureHeaders = ({ role }: Role): boolean => role === 'secure-headers';

/** What a call that makes middleware is given, lists taken apart: `compose([helmet(), log])`. */
function wrappedIn(analysis: Analysis, node: Node, depth = 0): readonly { readonly node: Node; readonly origin: Origin }[] {
  let inner = unwrap(node);
  if (inner.type === 'Identifier') {
    const definition = analysis.engine.bindings.variableOf(inner)?.defs[0]?.node as Node | undefined;
    inner = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : inner;
  }
  const parts: readonly (Node | null)[] =
    inner.type === 'CallExpression' ? inner.arguments : inner.type === 'ArrayExpression' && depth > 0 ? inner.elements : [];
  if (depth > 3) return [];
  return parts.flatMap(part =>
    part ? [{ node: part, origin: analysis.engine.originOf(part) }, ...wrappedIn(analysis, part, depth + 1)] : [],
  );
}

const mentions = new WeakMap<Node, boolean>();

/** Whether code names one of the headers, in itself or in what it uses of this file, or uses something named for them. */
function mentionsHeaders(home: Engine, code: Node, depth = 0): boolean {
  const known = mentions.get(code);
  if (known !== undefined) return known;
  mentions.set(code, false);
  const found = HEADER.test(home.module.text.slice(...code.range)) || (depth <= 3 && usesHeaders(home, code, depth));
  mentions.set(code, found);
  return found;
}

function usesHeaders(home: Engine, code: Node, depth: number): boolean {
  const { bindings } = home;
  let found = false;
  eachNodeIn(code, node => {
    if (found || node.type !== 'Identifier') return;
    const definition = bindings.variableOf(node)?.defs[0]?.node as Node | undefined;
    if (definition?.type === 'FunctionDeclaration' || definition?.type === 'VariableDeclarator') {
      const value = definition.type === 'VariableDeclarator' ? definition.init : definition;
      const isElsewhere = value !== null && (value.range[0] > code.range[1] || value.range[1] < code.range[0]);
      if (
        isElsewhere &&
        (isFunction(value) || value.type === 'ObjectExpression' || value.type === 'ArrayExpression' || value.type === 'Literal')
      )
        found = mentionsHeaders(home, value, depth + 1);
    }
    if (!found && definition && /^Import|^VariableDeclarator$/.test(definition.type)) {
      const { module } = sourceOf(home, node);
      found = module !== null && isNamedForHeaders(/^Import/.test(definition.type) ? node.name : '', module);
    }
  });
  return found;
}

/** Whether middleware hands the response to code of another file, which may set headers on it. */
function handsOnResponse({ origin }: Handler): boolean {
  return alternativesOf(origin).some(of => {
    if (of.kind !== 'function') return false;
    const { home } = of.frame;
    const responses = of.node.params
      .filter(parameter => parameter.type === 'Identifier' && !/^_?(?:req|request|next|err|error)$/.test(parameter.name))
      .map(parameter => home.bindings.variableOf(parameter));
    let found = false;
    eachNodeIn(of.node, node => {
      if (node.type !== 'CallExpression' || sourceOf(home, node.callee).of !== 'project') return;
      found ||= node.arguments.some(
        argument => argument.type === 'Identifier' && responses.includes(home.bindings.variableOf(argument)),
      );
    });
    return found;
  });
}

/** `consign().include('routes').into(app)`: a package that loads code of the project. */
function isChainOfCalls(node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const object = unwrap(node.callee.object);
  return object.type === 'CallExpression' && object.callee.type !== 'Identifier'
    ? true
    : object.type === 'CallExpression' && !/^require$/.test(describeExpression(object.callee));
}

/** Checks of a load balancer and the like, which no browser sees. */
export const isProbe = (event: RoutingEvent): boolean =>
  (event.kind === 'route' || event.kind === 'middleware') &&
  (event.path?.text === null ||
    /health|ping|status|ready|live|alive|metrics|version|favicon|robots/i.test(event.path?.text ?? ''));
