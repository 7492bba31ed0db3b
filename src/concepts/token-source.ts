import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  calleeOf,
  describeExpression,
  functionName,
  isFunction,
  pathInPattern,
  returnedExpressions,
  rolesOf,
  staticName,
  unwrap,
  writesOf,
  type Engine,
  type Frame,
  type FunctionNode,
  type Node,
  type Origin,
  type Variable,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';

/** Where the text of a token comes from. */
export interface TokenSource {
  /** What the token and everything it was cut out of is called here: two tokens that share a key are the same one. */
  readonly keys: ReadonlySet<string>;
  /**
   * `request`: a client sends it. `parameter`: whoever calls the function. `own`: signed in this file.
   * `unknown`: from somewhere else, such as a token endpoint.
   */
  readonly from: 'request' | 'parameter' | 'own' | 'unknown';
  /** The parameters that are the token, of functions around the call. */
  readonly parameters: readonly TokenParameter[];
}

export interface TokenParameter {
  readonly fn: FunctionNode;
  readonly index: number;
  /** The members that lead from the argument to the token. */
  readonly members: readonly string[];
}

interface End {
  readonly node: Node;
  readonly awaited: boolean;
}

/** Methods that cut a text out of a text. */
const CUTS =
  /^(?:split|slice|substring|substr|replace|replaceAll|trim|trimStart|trimEnd|match|exec|pop|shift|at|toString|concat|padEnd|join|subarray|find|map|filter)$/;
/** Members through which the data of a client is reached in any framework. */
const CLIENT_MEMBERS = /^(?:headers|cookies|signedCookies|handshake|connectionParams|authorizationToken)$/;
/** Names of a request, whose `get` and `header` read its headers. */
const REQUESTS = /^_?(?:req|request|ctx)$/;
/** Names of what servers answer us, which has headers too. */
const ANSWERS = /^(?:res|resp|response|reply|axios|fetch|data|result)$/i;
const CREDENTIAL_NAMES = /auth|token|jwt|cookie|bearer|session/i;
/** Calls that fetch a token from its issuer. */
const EXCHANGES = /exchange|oauth|callback|fetch|refresh|grant|acquire|signIn|login|create|issue|sign|generate/i;

/** Where a token comes from, and under which names the function knows it. */
export function tokenSourceOf(facts: FileFacts, token: Node): TokenSource {
  const trace = new Trace(facts.engine);
  trace.visit(token, 0, false);
  return { keys: trace.keys, from: trace.origin(), parameters: trace.parameters };
}

/** Whether a client sends what an expression comes to in one run of a function. */
export const isSentByClient = (engine: Engine, token: Node, frame: Frame): boolean =>
  alternativesOf(engine.originOf(token, frame)).some(origin => originKind(origin) === 'request');

/** The names under which an expression, or any piece of it, is known. */
export function keysOf(facts: FileFacts, node: Node): ReadonlySet<string> {
  const trace = new Trace(facts.engine);
  trace.visit(node, 0, false);
  return trace.keys;
}

const identities = new WeakMap<Variable, number>();
let nextIdentity = 1;

const identityOf = (variable: Variable): number => {
  let identity = identities.get(variable);
  if (identity === undefined) identities.set(variable, (identity = nextIdentity++));
  return identity;
};

class Trace {
  readonly keys = new Set<string>();
  readonly parameters: TokenParameter[] = [];
  readonly #ends: End[] = [];
  readonly #seen = new Set<Node>();
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  visit(node: Node, depth: number, awaited: boolean): void {
    const inner = unwrap(node);
    if (depth > 25 || this.#seen.has(inner)) return;
    this.#seen.add(inner);
    const next = (child: Node): void => this.visit(child, depth + 1, awaited);
    switch (inner.type) {
      case 'Identifier':
        this.#identifier(inner, depth, awaited);
        return;
      case 'MemberExpression':
        this.#member(inner, depth, awaited);
        return;
      case 'CallExpression':
        this.#call(inner, depth, awaited);
        return;
      case 'AwaitExpression':
        this.visit(inner.argument, depth + 1, true);
        return;
      case 'LogicalExpression':
        next(inner.left);
        next(inner.right);
        return;
      case 'ConditionalExpression':
        next(inner.consequent);
        next(inner.alternate);
        return;
      case 'TemplateLiteral':
        inner.expressions.forEach(next);
        return;
      case 'BinaryExpression':
        next(inner.left);
        next(inner.right);
        return;
      case 'AssignmentExpression':
        next(inner.right);
        return;
      case 'ObjectExpression':
        for (const property of inner.properties) next(property.type === 'Property' ? property.value : property.argument);
        return;
      case 'ArrayExpression':
        for (const element of inner.elements) if (element) next(element);
        return;
      default:
        this.#ends.push({ node: inner, awaited });
    }
  }

  #identifier(node: TSESTree.Identifier, depth: number, awaited: boolean): void {
    const variable = this.#engine.bindings.variableOf(node);
    const key = this.#keyOf(node);
    if (key) this.keys.add(key);
    if (!variable?.defs[0]) {
      this.#ends.push({ node, awaited });
      return;
    }
    const definition = variable.defs[0];
    if ((definition.type as string) === 'Parameter') {
      this.#parameter(definition.node as FunctionNode, definition.name);
      this.#ends.push({ node, awaited });
    }
    for (const write of writesOf(variable)) {
      const steps = write.pattern === write.identifier ? [] : (pathInPattern(write.pattern, write.identifier)?.steps ?? []);
      const names = steps.flatMap(step => ('prop' in step ? [step.prop] : []));
      if (names.length === 0) this.visit(write.value, depth + 1, awaited);
      else {
        const base = this.#keyOf(unwrap(write.value));
        if (base) this.keys.add([base, ...names].join('.'));
        this.#ends.push({ node, awaited: awaited || write.value.type === 'AwaitExpression' });
      }
    }
  }

  #parameter(fn: FunctionNode, name: Node, members: readonly string[] = []): void {
    if (!isFunction(fn)) return;
    const index = fn.params.findIndex(parameter => parameter.range[0] <= name.range[0] && name.range[1] <= parameter.range[1]);
    const parameter = fn.params[index];
    if (!parameter) return;
    const steps = pathInPattern(parameter, name)?.steps ?? [];
    this.parameters.push({ fn, index, members: [...steps.flatMap(step => ('prop' in step ? [step.prop] : [])), ...members] });
  }

  #member(node: TSESTree.MemberExpression, depth: number, awaited: boolean): void {
    const key = this.#keyOf(node);
    if (key === null || staticName(node) === null || /^\d+$/.test(staticName(node) ?? '')) {
      this.visit(node.object, depth + 1, awaited);
      return;
    }
    this.keys.add(key);
    this.#ends.push({ node, awaited });
    const { root, members } = rootOf(node);
    if (root.type !== 'Identifier') {
      if (root.type === 'CallExpression') this.visit(root, depth + 1, awaited);
      return;
    }
    const variable = this.#engine.bindings.variableOf(root);
    const definition = variable?.defs[0];
    if ((definition?.type as string | undefined) === 'Parameter')
      this.#parameter(definition?.node as FunctionNode, definition?.name as Node, members);
    else if (variable) {
      // a member of what a call gave: `const cookies = parse(req.headers.cookie)`
      for (const write of writesOf(variable)) {
        if (write.pattern === write.identifier && unwrap(write.value).type === 'CallExpression')
          this.visit(write.value, depth + 1, awaited);
      }
    }
  }

  #call(node: TSESTree.CallExpression, depth: number, awaited: boolean): void {
    const callee = calleeOf(node);
    const method = callee.type === 'MemberExpression' ? staticName(callee) : null;
    if (callee.type === 'MemberExpression' && method && CUTS.test(method)) {
      // a pattern is executed on the text that it is given
      const [text] = method === 'exec' ? node.arguments : [];
      this.visit(text ?? callee.object, depth + 1, awaited);
      return;
    }
    const own = this.#keyOf(node);
    if (own) this.keys.add(own);
    this.#ends.push({ node, awaited });
    if (callee.type === 'MemberExpression' && method === 'get') this.#parsed(callee.object, depth, awaited);
    for (const argument of node.arguments) {
      const keys = keysWithin(this.#engine, argument, depth);
      for (const key of keys) this.keys.add(key);
    }
    const text =
      callee.type === 'Identifier' && /^(?:String|decodeURIComponent)$/.test(callee.name)
        ? node.arguments[0]
        : node.arguments[this.#cutParameter(callee)];
    if (text) this.visit(text, depth + 1, awaited);
  }

  /** Which of its parameters a function of the file gives back, cut to size: `value => value.replace(/^Bearer /, '').trim()`; -1 for none. */
  #cutParameter(callee: Node): number {
    const target = callee.type === 'Identifier' ? this.#engine.localOriginOf(callee) : null;
    if (target?.kind !== 'function' || target.frame.home !== this.#engine) return -1;
    const fn = target.node;
    const places = returnedExpressions(fn).map(expression => {
      const root = cutFrom(expression);
      return fn.params.findIndex(param => param.type === 'Identifier' && root.type === 'Identifier' && param.name === root.name);
    });
    return places.length === 1 ? (places[0] ?? -1) : -1;
  }

  /** The address that the token is a part of: `new URL(request.url).searchParams`. What else is in it has no name in common with it. */
  #parsed(object: Node, depth: number, awaited: boolean): void {
    const text = parsedText(this.#engine, object, 0);
    if (!text) return;
    const trace = new Trace(this.#engine);
    trace.visit(text, depth + 1, awaited);
    for (const parameter of trace.parameters)
      this.parameters.push({ ...parameter, members: [...parameter.members, 'searchParams'] });
    this.#ends.push(...trace.#ends);
  }

  #keyOf(node: Node): string | null {
    return accessKey(this.#engine, node, 0);
  }

  origin(): TokenSource['from'] {
    const kinds = this.#ends.map(end => endKind(this.#engine, end));
    for (const kind of ['own', 'request', 'parameter'] as const) if (kinds.includes(kind)) return kind;
    return 'unknown';
  }
}

function keysWithin(engine: Engine, node: Node, depth: number): ReadonlySet<string> {
  if (depth > 8) return new Set();
  const trace = new Trace(engine);
  trace.visit(node, depth + 4, false);
  return trace.keys;
}

/** The address, or the query of it, that an object was made of. */
function parsedText(engine: Engine, object: Node, depth: number): Node | null {
  const inner = unwrap(object);
  if (depth > 4) return null;
  if (inner.type === 'MemberExpression')
    return staticName(inner) === 'searchParams' ? parsedText(engine, inner.object, depth + 1) : null;
  if (inner.type === 'NewExpression')
    return /^URL(?:SearchParams)?$/.test(describeExpression(inner.callee)) ? (inner.arguments[0] ?? null) : null;
  const variable = inner.type === 'Identifier' ? engine.bindings.variableOf(inner) : null;
  const [write, ...more] = variable ? writesOf(variable) : [];
  return write && more.length === 0 ? parsedText(engine, write.value, depth + 1) : null;
}

/** A name for a chain of names that is the same wherever the same thing is meant; null for anything computed. */
function accessKey(engine: Engine, node: Node, depth: number): string | null {
  const inner = unwrap(node);
  if (depth > 8) return null;
  switch (inner.type) {
    case 'Identifier': {
      const variable = engine.bindings.variableOf(inner);
      return variable ? `#${identityOf(variable)}` : inner.name;
    }
    case 'ThisExpression':
      return 'this';
    case 'MemberExpression': {
      const object = accessKey(engine, inner.object, depth + 1);
      const name = staticName(inner);
      return object === null || name === null ? null : `${object}.${name}`;
    }
    case 'CallExpression': {
      const callee = accessKey(engine, inner.callee, depth + 1);
      const args = inner.arguments.map(argument =>
        argument.type === 'Literal' ? argument.raw : accessKey(engine, argument, depth + 1),
      );
      return callee === null || args.includes(null) ? null : `${callee}(${args.join(',')})`;
    }
    default:
      return null;
  }
}

/** What text is cut out of: `header` of `header.split(' ')[1].trim()`. */
function cutFrom(expression: Node): Node {
  let node = unwrap(expression);
  for (;;) {
    const callee = node.type === 'CallExpression' ? calleeOf(node) : null;
    if (callee?.type === 'MemberExpression' && CUTS.test(staticName(callee) ?? '')) node = unwrap(callee.object);
    else if (node.type === 'MemberExpression' && node.computed) node = unwrap(node.object);
    else return node;
  }
}

function rootOf(node: TSESTree.MemberExpression): { readonly root: Node; readonly members: readonly string[] } {
  const members: string[] = [];
  let current: Node = node;
  while (current.type === 'MemberExpression') {
    members.unshift(staticName(current) ?? '*');
    current = unwrap(current.object);
  }
  return { root: current, members };
}

function endKind(engine: Engine, { node, awaited }: End): TokenSource['from'] {
  let kind: TokenSource['from'] = 'unknown';
  for (const origin of alternativesOf(engine.originOf(node))) {
    const found = originKind(origin);
    if (found === 'own') return 'own';
    if (found === 'request') kind = 'request';
    else if (found === 'parameter' && kind === 'unknown') kind = 'parameter';
  }
  if (kind === 'unknown' || kind === 'parameter') {
    if (node.type === 'CallExpression' && !awaited && (takesRequest(engine, node) || asksClientMember(node))) return 'request';
    if (node.type === 'MemberExpression' && readsClientMember(node)) return 'request';
  }
  return kind;
}

function originKind(origin: Origin): TokenSource['from'] {
  if (origin.kind === 'request') return 'request';
  if (origin.kind === 'guarded') return originKind(origin.of);
  if (origin.kind === 'api') return rolesOf(origin).some(role => role.role === 'token-sign') ? 'own' : 'unknown';
  if (origin.kind === 'text') {
    const kinds = origin.parts.map(part => (part.kind === 'value' ? originKind(part.origin) : 'unknown'));
    return kinds.find(kind => kind !== 'unknown') ?? 'unknown';
  }
  if (origin.kind !== 'parameter') return 'unknown';
  return origin.members.some(member => CLIENT_MEMBERS.test(member)) && !ANSWERS.test(origin.name) ? 'request' : 'parameter';
}

/** `bearerTokenOf(req)`: a function of another file that takes the token out of the request. */
function takesRequest(engine: Engine, node: TSESTree.CallExpression): boolean {
  const callee = describeExpression(calleeOf(node));
  if (EXCHANGES.test(callee)) return false;
  return node.arguments.some(argument => {
    const origin = engine.originOf(argument);
    if (origin.kind === 'request') return origin.part === 'headers' || origin.part === 'cookies';
    if (origin.kind !== 'api' || !origin.type) return false;
    const headers = engine.catalogue.memberOf(origin.type, 'headers');
    return headers?.api.is?.some(role => role.role === 'request-input') ?? false;
  });
}

/** `ctx.getContext().req.headers.authorization`: told by the members alone. */
function readsClientMember(node: TSESTree.MemberExpression): boolean {
  const { root, members } = rootOf(node);
  if (!members.some(member => CLIENT_MEMBERS.test(member)) || !CREDENTIAL_NAMES.test(members.at(-1) ?? '')) return false;
  const text = root.type === 'Identifier' ? [root.name, ...members] : members;
  return !text.some(name => ANSWERS.test(name));
}

/** `request.cookies.get('token')`, `request.headers.get('authorization')`, `req.get('x-session')`. */
function asksClientMember(node: TSESTree.CallExpression): boolean {
  const callee = calleeOf(node);
  const name = node.arguments[0];
  if (callee.type !== 'MemberExpression' || !/^(?:get|header)$/.test(staticName(callee) ?? '') || name?.type !== 'Literal')
    return false;
  const { root, members } = rootOf(callee);
  if (root.type !== 'Identifier' || !CREDENTIAL_NAMES.test(String(name.value))) return false;
  const names = [root.name, ...members];
  const isOfRequest = members.some(member => CLIENT_MEMBERS.test(member)) || REQUESTS.test(names.at(-2) ?? '');
  return isOfRequest && !names.some(member => ANSWERS.test(member));
}

/**
 * Whether a function is named as one that takes what an identity provider answered: `(accessToken, refreshToken, profile, done)`.
 * A refresh token by itself is one of the program's own.
 */
export function isProviderCallback({ params }: FunctionNode): boolean {
  const names = params.flatMap(parameter => (parameter.type === 'Identifier' ? [parameter.name] : []));
  const has = (pattern: RegExp): boolean => names.some(name => pattern.test(name));
  return has(/^_?profile$/i) || (has(/^_?refresh_?token$/i) && has(/^_?(?:access|id)_?token$/i));
}

/** The name of the token parameter, or of the member that is the token. */
export function tokenNameOf(parameter: TokenParameter): string {
  const own = parameter.fn.params[parameter.index];
  return parameter.members.at(-1) ?? (own?.type === 'Identifier' ? own.name : (functionName(parameter.fn) ?? ''));
}
