import {
  calleeOf,
  callsOf,
  contains,
  describeExpression,
  functionName,
  unwrap,
  usesOf,
  usesOfParameter,
  type FunctionNode,
  type Node,
  type Use,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { isBehindCheck, isTokenVerified } from './token-check.js';
import { claimsReadingsOf, type ClaimsReading } from './token-claims.js';
import { isProviderCallback, keysOf, tokenNameOf, tokenSourceOf, type TokenParameter, type TokenSource } from './token-source.js';

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
const READS_RECORDS = /^(?:find|get|load|fetch|lookup|select|query|where|login|authorize|grant)/i;
const CONTINUES = /^_?(?:next|done|cb|callback)$/;
const CLAIMS_TO_CHECK = /^(?:verify|validate|authenticate|authorize|check|is_?valid|is_?auth|canActivate)/i;
const PROVIDER_TOKEN = /^_?(?:access|id)_?token$/i;

/** Every place of a file where claims of an unchecked token are believed. */
export function unverifiedClaims(analysis: Analysis): readonly UnverifiedClaims[] {
  return claimsReadingsOf(analysis).flatMap(reading => {
    const verdict = judge(analysis, reading, { node: reading.node, token: reading.token, inherited: [], depth: 0 });
    return verdict === null ? [] : [{ reading, unseenCallers: verdict === 'unseen' }];
  });
}

interface Step {
  /** The expression that gives the claims here: the decoding call, or the call of a helper that decodes. */
  readonly node: Node;
  readonly token: Node | null;
  /** Uses inside the helper. */
  readonly inherited: readonly Use[];
  readonly depth: number;
  /** By what path the helper hands the claims out; null where it keeps them. */
  readonly paths?: readonly (readonly string[])[];
}

type Verdict = 'believed' | 'unseen' | null;

function judge(analysis: Analysis, reading: ClaimsReading, step: Step): Verdict {
  const { engine } = analysis;
  const source = sourceOf(analysis, reading, step);
  if (source.from === 'own') return null;
  if (isTokenVerified(analysis, source.keys, step.node, reading.kind === 'handMade') || isBehindCheck(analysis, step.node))
    return null;
  const own = (step.paths ?? [[]]).flatMap(path =>
    usesOf(engine, step.node).map(use => ({ ...use, path: [...path, ...use.path] })),
  );
  const uses = [...step.inherited, ...own].filter(use => !isHarmless(use));
  for (const parameter of source.parameters) {
    if (parameter.members.length > 0 || !contains(parameter.fn, step.node)) continue;
    const verdict = judgeByCallers(analysis, reading, parameter, uses, step.depth);
    if (verdict !== undefined) return verdict;
  }
  if (source.from === 'request') return judgeRequest(analysis, reading, uses, step.depth);
  return source.from === 'parameter' ? judgeParameter(analysis, reading, source, uses) : null;
}

function sourceOf(analysis: Analysis, reading: ClaimsReading, step: Step): TokenSource {
  if (step.token) return tokenSourceOf(analysis, step.token);
  return {
    keys: reading.call.receiverNode ? keysOf(analysis, reading.call.receiverNode) : new Set(),
    from: 'request',
    parameters: [],
  };
}

/** What the calls of a helper in its own file say; undefined where there are none. */
function judgeByCallers(
  analysis: Analysis,
  reading: ClaimsReading,
  { fn, index }: TokenParameter,
  uses: readonly Use[],
  depth: number,
): Verdict | undefined {
  const calls = callsOf(analysis.engine, fn);
  if (calls.length === 0 || depth > 3) return undefined;
  const { handedOut, inherited } = divided(uses, fn);
  const verdicts = calls.map(call => {
    const token = call.arguments[index];
    return token ? judge(analysis, reading, { node: call, token, inherited, depth: depth + 1, paths: handedOut }) : null;
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
function judgeRequest(analysis: Analysis, reading: ClaimsReading, uses: readonly Use[], depth: number): Verdict {
  for (const use of uses) {
    if (use.kind !== 'returned') {
      if (believes(analysis, use)) return 'believed';
      continue;
    }
    const calls = depth > 3 ? [] : callsOf(analysis.engine, use.fn);
    if (calls.length === 0) {
      if (!LABELS.test(functionName(use.fn) ?? '')) return 'believed';
      continue;
    }
    for (const call of calls) {
      const later = usesOf(analysis.engine, call).map(next => ({ ...next, path: [...use.path, ...next.path] }));
      if (isBehindCheck(analysis, call)) continue;
      if (
        judgeRequest(
          analysis,
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

function believes(analysis: Analysis, use: Use): boolean {
  if (use.kind === 'test') return decides(analysis, use);
  return !(use.kind === 'argument' && isLabelling(use));
}

/** Whether the truth of a claim settles something: not that claims are there, of what type they are, or what is logged. */
function decides(analysis: Analysis, use: Use): boolean {
  const [claim] = claimsPath(use);
  if (claim === undefined || CONTAINERS.has(claim) || ROUTING.has(claim)) return false;
  let node = use.node;
  if (node.type === 'BinaryExpression' || (node.type === 'UnaryExpression' && node.operator === 'typeof')) return false;
  while (node.parent?.type === 'LogicalExpression' || node.parent?.type === 'UnaryExpression') node = node.parent;
  const choice = node.parent?.type === 'ConditionalExpression' ? node.parent : node;
  if (choice.type !== 'ConditionalExpression') return true;
  const outcomes = usesOf(analysis.engine, choice);
  return outcomes.length === 0 || outcomes.some(outcome => !(outcome.kind === 'argument' && isLabelling(outcome)));
}

/** The members read from the claims, without what libraries wrap them in. */
const claimsPath = (use: Use): readonly string[] =>
  use.path.length > 1 && CONTAINERS.has(use.path[0] ?? '') ? use.path.slice(1) : use.path;

function isHarmless(use: Use): boolean {
  if (use.kind === 'awaited' || use.kind === 'thrown') return true;
  if (use.kind === 'receiver' && /^(?:then|catch|finally)$/.test(use.method)) return true;
  return HARMLESS.has(claimsPath(use)[0] ?? '');
}

function isLabelling(use: Extract<Use, { kind: 'argument' }>): boolean {
  const callee = describeExpression(calleeOf(use.call));
  return MAKES_ERROR.test(callee) || callee.split('.').some(name => LOGS.test(name));
}

/** A token that the function is handed: only uses that settle something inside it count. */
function judgeParameter(analysis: Analysis, reading: ClaimsReading, source: TokenSource, uses: readonly Use[]): Verdict {
  if (source.parameters.some(parameter => PROVIDER_TOKEN.test(tokenNameOf(parameter)) || isProviderCallback(parameter.fn)))
    return null;
  if (!runsOnServer(analysis, reading)) return null;
  const relevant = uses.filter(use => !ROUTING.has(claimsPath(use)[0] ?? ''));
  if (relevant.some(use => settles(analysis, use, 0))) return 'believed';
  return relevant.some(use => use.kind === 'returned' || use.kind === 'exported') ? 'unseen' : null;
}

function settles(analysis: Analysis, use: Use, depth: number): boolean {
  const { engine } = analysis;
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
      if (READS_RECORDS.test(name ?? '') || CONTINUES.test(name ?? '')) return true;
      const target = engine.originOf(callee);
      if (target.kind !== 'function' || depth > 1) return false;
      return usesOfParameter(engine, target.node, use.index).some(
        inner => inner.kind !== 'returned' && !isHarmless(inner) && settles(analysis, inner, depth + 1),
      );
    }
    default:
      return false;
  }
}

/** Whether a file runs on a server: pages in a browser read tokens that were checked elsewhere. */
function runsOnServer(analysis: Analysis, { kind, call }: ClaimsReading): boolean {
  if (/\b(?:localStorage|sessionStorage|window|document)\b\s*[.[]/.test(analysis.sourceCode.text)) return false;
  const { catalogue } = analysis.engine;
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
  if (roles.some(role => analysis.playing(role).length > 0)) return true;
  return analysis.sourceCode.ast.body.some(statement => {
    const library = statement.type === 'ImportDeclaration' ? catalogue.libraryOf(statement.source.value) : null;
    return (
      library !== null &&
      ['Request', 'FastifyRequest', 'Context', 'ExecutionContext'].some(
        type => catalogue.typeOf(type, library)?.name === `${library}.${type}`,
      )
    );
  });
}
