import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, runsBefore, unwrap, type Call, type Node } from '../engine/index.js';
import type { Slot } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';
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

interface Registration {
  readonly parser: LimitedCall;
  readonly at: Call;
  /** What identifies the application or router in this file. */
  readonly application: unknown;
  /** The parser runs for every request of the application. */
  readonly everywhere: boolean;
}

/** The parsers that never run: a parser of the same format, registered before on the same application, takes every body. */
export function secondParsers(analysis: Analysis): readonly SecondParser[] {
  const registrations = registrationsOf(analysis);
  const found: SecondParser[] = [];
  for (const later of registrations) {
    for (const limit of later.parser.limits) {
      const { format } = limit.role;
      if ((format !== 'json' && format !== 'urlencoded') || limit.role.bounds !== 'body' || limit.state.kind === 'absent')
        continue;
      if (isNarrowed(analysis, later.parser, limit)) continue;
      const first = registrations.find(
        other =>
          other.everywhere &&
          other.application === later.application &&
          isBefore(other, later) &&
          firstLimitOf(analysis, other, limit),
      );
      const firstLimit = first ? firstLimitOf(analysis, first, limit) : null;
      const firstAmount = firstLimit ? amountOf(firstLimit) : null;
      if (first && firstAmount !== null && !found.some(of => of.parser === later.parser)) {
        found.push({ parser: later.parser, limit, first: first.parser, firstAmount });
      }
    }
  }
  return found;
}

const isBefore = (first: Registration, later: Registration): boolean =>
  first.parser !== later.parser &&
  first.at.node.range[1] < later.at.node.range[1] &&
  first.at.node.range[0] <= later.at.node.range[0] &&
  enclosingFunction(first.at.node) === enclosingFunction(later.at.node) &&
  runsBefore(first.at.node, later.at.node);

/** The limit that the earlier parser sets for the same format. */
function firstLimitOf(analysis: Analysis, first: Registration, later: SizeLimit): SizeLimit | null {
  const limit = first.parser.limits.find(
    ({ role }) => role.bounds === 'body' && (role.format === later.role.format || role.format === 'any'),
  );
  return limit && !isNarrowed(analysis, first.parser, limit) ? limit : null;
}

const amountOf = ({ state, role }: SizeLimit): number | null =>
  state.kind === 'limited' ? state.amount : state.kind === 'absent' ? role.default : null;

const isNarrowed = ({ engine }: Analysis, parser: LimitedCall, { role }: SizeLimit): boolean =>
  role.narrowedBy !== undefined && engine.originAt(parser.call, role.narrowedBy) !== null;

function registrationsOf(analysis: Analysis): readonly Registration[] {
  const { engine } = analysis;
  const parsers = new Map<Node, LimitedCall>(analysis.once(limitedCalls).map(parser => [parser.call.node, parser]));
  const found: Registration[] = [];
  const add = (call: Call, everywhere: boolean): void => {
    const application = call.receiverNode ? applicationOf(analysis, call.receiverNode) : null;
    if (application === null) return;
    for (const handler of call.args) {
      const origin = engine.originOf(handler, call.frame);
      const parser = origin.kind === 'api' && origin.call ? parsers.get(origin.call.node) : undefined;
      if (parser) found.push({ parser, at: call, application, everywhere });
    }
  };
  for (const { call, role } of analysis.playing('middleware')) add(call, !role.path || !isMounted(analysis, call, role.path));
  for (const { call } of analysis.playing('route')) add(call, false);
  return found.sort((a, b) => a.at.node.range[1] - b.at.node.range[1]);
}

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
  const isField = node.type === 'MemberExpression' && (node as TSESTree.MemberExpression).object.type === 'ThisExpression';
  return isField ? analysis.sourceCode.getText(node) : null;
}
