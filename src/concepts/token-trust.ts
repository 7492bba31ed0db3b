import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  calleeOf,
  callsOf,
  contains,
  describeExpression,
  enclosingFunction,
  functionName,
  unwrap,
  usesOf,
  usesOfParameter,
  wrapped,
  type CallNode,
  type Frame,
  type FunctionNode,
  type Node,
  type Use,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { usesOfClaims } from './claims-uses.js';
import { enteredBy, mayBeOfProject, mayLeaveFile } from './project-call.js';
import { failedChecks, isAnythingVerified, isBehindCheck, isTokenVerified } from './token-check.js';
import { speaksOfToken } from './token-checks.js';
import { claimsReadingsOf, type ClaimsReading } from './token-claims.js';
import { isGivenOwn } from './token-given.js';
import { isAfterGuards } from './token-guards.js';
import { CLAIMS_TO_CHECK, mayHandOut, mayHandOutClaims, mayHandTokens, mayHoldToken } from './token-hand-overs.js';
import { believedBesideStore } from './token-stored.js';
import {
  isProviderCallback,
  isSentByClient,
  keysOf,
  tokenNameOf,
  tokenSourceOf,
  type TokenParameter,
  type TokenSource,
} from './token-source.js';

/** Claims of a token that anybody can write, which the program believes. */
export interface UnverifiedClaims {
  readonly reading: ClaimsReading;
  /** The claims are handed to whoever calls an exported function; nobody in the file does. */
  readonly unseenCallers: boolean;
}

/** Claims that say nothing of who the client is, or that only make sense beside a check elsewhere. */
const HARMLESS = new Set(['exp', 'iat', 'nbf', 'jti', 'header', 'signature', 'protectedHeader', 'input']);
/** Claims that select the key or the issuer. */
const ROUTING = new Set(['iss', 'aud', 'tid', 'azp', 'kid', 'alg', 'typ']);
/** Where libraries put the claims, beside the header. */
const CONTAINERS = new Set(['payload', 'body', '*']);
const LOGS =
  /^[_#]?(?:console|log|logging|winston|pino|sentry|tracer|span|metrics?|telemetry|analytics|debug|trace|warn|info|audit|newrelic|\w*logger)$/i;
const MAKES_ERROR = /(?:Error|Exception|Boom)$/;
/** Functions that give a name to count or file requests under. */
const LABELS = /key|rate|limit|throttle|log|trace|audit|metric|cache|label|tag/i;
const READS_RECORDS =
  /^(?:find|get|load|fetch|lookup|select|query|where|login|authorize|grant)|^by_?(?:id|uid|uuid|email|(?:user)?name|user|sub|subject|login)$/i;
const CONTINUES = /^_?(?:next|done|cb|callback)$/;
const PROVIDER_TOKEN = /^_?(?:access|id)_?token$/i;

/** Every place of a file where claims of an unchecked token are believed. */
export function unverifiedClaims(facts: FileFacts): readonly UnverifiedClaims[] {
  const own = claimsReadingsOf(facts).flatMap(reading => {
    const verdict = judge(facts, reading, { node: reading.node, token: reading.token, inherited: [], depth: 0 });
    return verdict === null || isAfterGuards(facts, reading.node) ? [] : [{ reading, unseenCallers: verdict === 'unseen' }];
  });
  return [...own, ...handedClaims(facts)];
}

/** Claims that a function of another file only decodes, believed where that is called. */
function handedClaims(facts: FileFacts): readonly UnverifiedClaims[] {
  if (!facts.engine.project || !facts.once(mayHandTokens)) return [];
  const mayHand = (node: CallNode): boolean => node.type === 'CallExpression' && mayHandOutClaims(facts, node);
  return facts.callsNamed(mayHandOut, mayHand).flatMap(node => {
    if (node.type !== 'CallExpression') return [];
    return handOutsOf(facts, node, null, 0).flatMap(({ reading, token, isOfRequest, paths }) => {
      const here = { ...reading, node, token: isOfRequest ? null : token };
      const source = isOfRequest ? requestSource(facts, token) : undefined;
      const verdict = judge(facts, here, { node, token, inherited: [], depth: 0, paths, source });
      return verdict === 'believed' && !isAfterGuards(facts, node) ? [{ reading: here, unseenCallers: false }] : [];
    });
  });
}

interface HandOut {
  readonly reading: ClaimsReading;
  /** The token, as the call is given it. */
  readonly token: Node;
  /** Whether it is the request of a client that is handed over, out of which the function takes the token. */
  readonly isOfRequest: boolean;
  /** By what path the claims lie in what the call gives. */
  readonly paths: readonly (readonly string[])[];
}

/** The claims that a function of the project takes out of the token it is handed and gives to its caller unchecked. */
function handOutsOf(facts: FileFacts, call: TSESTree.CallExpression, frame: Frame | null, depth: number): readonly HandOut[] {
  const entered = enteredBy(facts.engine, call, frame);
  if (!entered || depth > 3 || CLAIMS_TO_CHECK.test(functionName(entered.fn) ?? '')) return [];
  const { fn, home } = entered;
  const other = facts.of(home);
  const readings = claimsReadingsOf(other)
    .filter(({ node }) => contains(fn, node))
    .map(reading => ({
      reading,
      node: reading.node,
      token: reading.token,
      isOfRequest: false,
      paths: [[]] as readonly (readonly string[])[],
    }));
  const further = other.calls.flatMap(node =>
    node.type === 'CallExpression' &&
    contains(fn, node) &&
    mayBeOfProject(home, node) &&
    (speaksOfToken(node) || node.arguments.some(mayHoldToken)) &&
    (!mayLeaveFile(home, node) || mayHandOutClaims(other, node))
      ? handOutsOf(other, node, entered.frame, depth + 1).map(handOut => ({ ...handOut, node }))
      : [],
  );
  return [...readings, ...further].flatMap(({ reading, node, token, isOfRequest: isInRequest, paths: inner }) => {
    if (!token) return [];
    const source = tokenSourceOf(other, token);
    const handed = handedAt(call, fn, entered.frame, source, token);
    if (!handed) return [];
    const isOfRequest = isInRequest || handed.isOfRequest;
    if (isTokenVerified(other, source.keys, node, reading.kind === 'handMade') || isBehindCheck(other, node)) return [];
    if (isOfRequest && isAnythingVerified(other, node)) return [];
    if (isReturnedInstead(other, { ...reading, node }, source)) return [];
    const uses = inner.flatMap(path => usesOf(home, node).map(use => ({ ...use, path: [...path, ...use.path] })));
    const believed = uses.filter(use => !isHarmless(use));
    // what the function itself believes is reported there
    if (believed.some(use => use.kind !== 'returned' && !isRouting(use) && settles(other, use, 0))) return [];
    const paths = believed.flatMap(use => (use.kind === 'returned' && use.fn === fn ? [use.path] : []));
    return paths.length > 0 ? [{ reading, token: handed.token, isOfRequest, paths }] : [];
  });
}

/** What a call hands to a function that becomes the token: the token, or the request that has it. */
function handedAt(
  call: TSESTree.CallExpression,
  fn: FunctionNode,
  frame: Frame,
  source: TokenSource,
  token: Node,
): Pick<HandOut, 'token' | 'isOfRequest'> | null {
  const isProvided = isProviderCallback(fn);
  for (const parameter of source.parameters) {
    const argument = parameter.fn === fn ? call.arguments[parameter.index] : undefined;
    if (!argument || argument.type === 'SpreadElement' || isProvided || PROVIDER_TOKEN.test(tokenNameOf(parameter))) continue;
    if (parameter.members.length === 0) return { token: argument, isOfRequest: false };
    // where the function tells by itself whose the token is, it is reported there
    if (source.from !== 'request' && isSentByClient(frame.home, token, frame)) return { token: argument, isOfRequest: true };
  }
  return null;
}

const requestSource = (facts: FileFacts, request: Node): TokenSource => ({
  keys: keysOf(facts, request),
  from: 'request',
  parameters: [],
});

interface Step {
  /** The expression that gives the claims here: the decoding call, or the call of a helper that decodes. */
  readonly node: Node;
  readonly token: Node | null;
  /** Uses inside the helper. */
  readonly inherited: readonly Use[];
  readonly depth: number;
  /** By what path the helper hands the claims out; null where it keeps them. */
  readonly paths?: readonly (readonly string[])[];
  /** Whose the token is, where the helper takes it out of the request that it is handed. */
  readonly source?: TokenSource | undefined;
}

type Verdict = 'believed' | 'unseen' | null;

function judge(facts: FileFacts, reading: ClaimsReading, step: Step): Verdict {
  const { engine } = facts;
  const source = step.source ?? sourceOf(facts, reading, step);
  if (source.from === 'own' || (step.source && isAnythingVerified(facts, step.node))) return null;
  if (isTokenVerified(facts, source.keys, step.node, reading.kind === 'handMade') || isBehindCheck(facts, step.node)) return null;
  const own = (step.paths ?? [[]]).flatMap(path =>
    usesOfClaims(engine, step.node).map(use => ({ ...use, path: [...path, ...use.path] })),
  );
  const all = [...step.inherited, ...own].filter(use => !isHarmless(use));
  const uses = step.token && all.length > 0 ? believedBesideStore(facts, step.token, step.node, all) : all;
  if (uses.length === 0) return null;
  for (const parameter of source.parameters) {
    if (parameter.members.length > 0 || !contains(parameter.fn, step.node)) continue;
    const verdict = judgeByCallers(facts, reading, parameter, uses, step.depth);
    if (verdict !== undefined) return verdict;
  }
  if (isReturnedInstead(facts, reading, source)) return 'believed';
  if (source.from === 'request') return judgeRequest(facts, reading, uses, step.depth);
  return source.from === 'parameter' ? judgeParameter(facts, reading, source, uses) : null;
}

function sourceOf(facts: FileFacts, reading: ClaimsReading, step: Step): TokenSource {
  if (step.token) return tokenSourceOf(facts, step.token);
  return {
    keys: reading.call.receiverNode ? keysOf(facts, reading.call.receiverNode) : new Set(),
    from: 'request',
    parameters: [],
  };
}

/** Whether a function returns the claims where a check of the same token has failed, as it returns those of a good one. */
function isReturnedInstead(facts: FileFacts, { node }: ClaimsReading, source: TokenSource): boolean {
  const fn = enclosingFunction(node);
  if (!fn || LABELS.test(functionName(fn) ?? '')) return false;
  const isGiven = (value: Node): boolean =>
    usesOf(facts.engine, value).some(
      use =>
        use.kind === 'returned' && use.fn === fn && use.path.length === 0 && !/^(?:Object|Array)Expression$/.test(use.node.type),
    );
  return failedChecks(facts, source.keys, node).some(isGiven) && isGiven(node);
}

/** What the calls of a helper in its own file say; undefined where there are none. */
function judgeByCallers(
  facts: FileFacts,
  reading: ClaimsReading,
  { fn, index }: TokenParameter,
  uses: readonly Use[],
  depth: number,
): Verdict | undefined {
  const calls = callsOf(facts.engine, fn);
  if (calls.length === 0 || depth > 3) return undefined;
  const { handedOut, inherited } = divided(uses, fn);
  const verdicts = calls.map(call => {
    const token = call.arguments[index];
    return token ? judge(facts, reading, { node: call, token, inherited, depth: depth + 1, paths: handedOut }) : null;
  });
  return verdicts.includes('believed') ? 'believed' : null;
}

const divided = (
  uses: readonly Use[],
  fn: FunctionNode,
): { readonly handedOut: readonly (readonly string[])[]; readonly inherited: readonly Use[] } => ({
  handedOut: uses.flatMap(use => (use.kind === 'returned' && use.fn === fn ? [use.path] : [])),
  inherited: uses.filter(use => !(use.kind === 'returned' && use.fn === fn)),
});

/** A token of the client: every use of its claims believes it, but for those that only count or log. */
function judgeRequest(facts: FileFacts, reading: ClaimsReading, uses: readonly Use[], depth: number): Verdict {
  for (const use of uses) {
    if (use.kind !== 'returned') {
      if (believes(facts, use)) return 'believed';
      continue;
    }
    const calls = depth > 3 ? [] : callsOf(facts.engine, use.fn);
    if (calls.length === 0) {
      if (!LABELS.test(functionName(use.fn) ?? '')) return 'believed';
      continue;
    }
    for (const call of calls) {
      const later = usesOf(facts.engine, call).map(next => ({ ...next, path: [...use.path, ...next.path] }));
      if (isBehindCheck(facts, call)) continue;
      if (
        judgeRequest(
          facts,
          reading,
          later.filter(next => !isHarmless(next)),
          depth + 1,
        )
      )
        return 'believed';
    }
  }
  return null;
}

function believes(facts: FileFacts, use: Use): boolean {
  if (use.kind === 'test') return decides(facts, use);
  return !(use.kind === 'argument' && isLabelling(use));
}

/** Whether the truth of a claim settles something: not that claims are there, of what type they are, or what is logged. */
function decides(facts: FileFacts, use: Use): boolean {
  const [claim] = claimsPath(use);
  if (claim === undefined || CONTAINERS.has(claim) || ROUTING.has(claim)) return false;
  let node = use.node;
  if (node.type === 'BinaryExpression' || (node.type === 'UnaryExpression' && node.operator === 'typeof')) return false;
  while (node.parent?.type === 'LogicalExpression' || node.parent?.type === 'UnaryExpression') node = node.parent;
  const choice = node.parent?.type === 'ConditionalExpression' ? node.parent : node;
  if (choice.type !== 'ConditionalExpression') return true;
  const outcomes = usesOf(facts.engine, choice);
  return outcomes.length === 0 || outcomes.some(outcome => !(outcome.kind === 'argument' && isLabelling(outcome)));
}

/** The members read from the claims, without what libraries wrap them in. */
const claimsPath = (use: Use): readonly string[] =>
  use.path.length > 1 && CONTAINERS.has(use.path[0] ?? '') ? use.path.slice(1) : use.path;

function isHarmless(use: Use): boolean {
  if (use.kind === 'awaited' || use.kind === 'thrown' || (use.kind === 'returned' && isForLog(use.fn))) return true;
  if (use.kind === 'receiver' && /^(?:then|catch|finally)$/.test(use.method)) return true;
  return HARMLESS.has(claimsPath(use)[0] ?? '');
}

/** Names of functions that make a log of what they are given. */
const WRITES_LOG = /^(?:pino|morgan|bunyan|\w*winston)|(?:^|[a-z])(?:Log|Logger|Logging|Pino|Tracing|Telemetry)$/;

/** Whether a function is handed to what only logs what it returns: `pinoHttp({ customProps: req => ({ ... }) })`. */
function isForLog(fn: FunctionNode): boolean {
  let node: Node = wrapped(fn);
  while (node.parent?.type === 'Property' || node.parent?.type === 'ObjectExpression') node = node.parent;
  const call = node.parent;
  return (
    call?.type === 'CallExpression' &&
    call.callee !== node &&
    describeExpression(call.callee)
      .split('.')
      .some(name => WRITES_LOG.test(name) || LOGS.test(name))
  );
}

const isRouting = (use: Use): boolean => ROUTING.has(claimsPath(use)[0] ?? '');

function isLabelling(use: Extract<Use, { kind: 'argument' }>): boolean {
  const callee = describeExpression(calleeOf(use.call));
  return MAKES_ERROR.test(callee) || callee.split('.').some(name => LOGS.test(name));
}

/** A token that the function is handed: only uses that settle something inside it count. */
function judgeParameter(facts: FileFacts, reading: ClaimsReading, source: TokenSource, uses: readonly Use[]): Verdict {
  if (source.parameters.some(parameter => PROVIDER_TOKEN.test(tokenNameOf(parameter)) || isProviderCallback(parameter.fn)))
    return null;
  if (!runsOnServer(facts, reading)) return null;
  const relevant = uses.filter(use => !isRouting(use));
  const isBelieved = relevant.some(use => settles(facts, use, 0));
  if (!isBelieved && !relevant.some(use => use.kind === 'returned' || use.kind === 'exported')) return null;
  if (isGivenOwn(facts, source)) return null;
  return isBelieved ? 'believed' : 'unseen';
}

function settles(facts: FileFacts, use: Use, depth: number): boolean {
  const { engine } = facts;
  switch (use.kind) {
    case 'comparison':
      return true;
    case 'assigned': {
      let root: Node = use.target;
      while (root.type === 'MemberExpression') root = unwrap(root.object);
      const definition = root.type === 'Identifier' ? engine.bindings.variableOf(root)?.defs[0] : undefined;
      return (definition?.type as string | undefined) === 'Parameter';
    }
    case 'returned':
      return CLAIMS_TO_CHECK.test(functionName(use.fn) ?? '');
    case 'argument': {
      if (isLabelling(use)) return false;
      const roles = engine.callOf(use.call)?.api.api.plays ?? [];
      if (roles.some(role => /^(?:record-read|sql-query|token-sign)$/.test(role.role))) return true;
      const callee = calleeOf(use.call);
      const name =
        callee.type === 'MemberExpression'
          ? describeExpression(callee).split('.').at(-1)
          : callee.type === 'Identifier'
            ? callee.name
            : '';
      if (READS_RECORDS.test(name ?? '') || CONTINUES.test(name ?? '') || isCondition(use.call)) return true;
      const target = engine.originOf(callee);
      if (target.kind !== 'function' || depth > 1) return false;
      const { home } = target.frame;
      return usesOfParameter(home, target.node, use.index).some(
        inner => inner.kind !== 'returned' && !isHarmless(inner) && settles(facts.of(home), inner, depth + 1),
      );
    }
    default:
      return false;
  }
}

/** Whether a call makes a condition of a query: `eq(users.id, claims.sub)` in `where(...)`. */
function isCondition(call: Node): boolean {
  for (let node = call.parent; node && !/Statement$|Declarat|Function/.test(node.type); node = node.parent)
    if (node.type === 'CallExpression' && /^(?:and|or)?where/i.test(calleeName(node) ?? '')) return true;
  return false;
}

/** Whether a file runs on a server: pages in a browser read tokens that were checked elsewhere. */
function runsOnServer(facts: FileFacts, { kind, call }: ClaimsReading): boolean {
  if (/\b(?:localStorage|sessionStorage|window|document)\b\s*[.[]/.test(facts.engine.module.text)) return false;
  const { catalogue } = facts.engine;
  const signs = call.receiver?.kind === 'api' || catalogue.exportOf(call.api.library, 'sign') !== null;
  if (kind === 'decoded' && signs) return true;
  const roles = [
    'http-application',
    'route',
    'middleware',
    'serve',
    'token-sign',
    'token-verify',
    'record-read',
    'sql-query',
  ] as const;
  if (roles.some(role => facts.playing(role).length > 0)) return true;
  return facts.engine.module.ast.body.some(statement => {
    const library = statement.type === 'ImportDeclaration' ? catalogue.libraryOf(statement.source.value) : null;
    return (
      library !== null &&
      ['Request', 'FastifyRequest', 'Context', 'ExecutionContext'].some(
        type => catalogue.typeOf(type, library)?.name === `${library}.${type}`,
      )
    );
  });
}
