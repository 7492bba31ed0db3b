import { calleeOf, type CallNode, type Node } from '../engine/index.js';
import type { Slot } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';
import { byteExpression, describeSize, sizeText } from './byte-size.js';
import type { LimitedCall, MistakenOption, SizeLimit } from './size-limit.js';

/** The greatest amounts that are no cause for a report. */
export interface Thresholds {
  readonly body: number;
  readonly upload: number;
  readonly requireExplicit: boolean;
}

/** What is wrong with a limit. */
export type ProblemKind =
  | 'unlimited'
  | 'unparsable'
  | 'misread'
  | 'excessive'
  | 'tooMany'
  | 'missing'
  | 'noEffect'
  | 'truncated'
  | 'uncounted'
  | 'implicit';

/** How the code comes right: an option gets a value, or another name. */
export type Repair =
  | { readonly kind: 'set'; readonly slot: Slot; readonly value: string; readonly beside?: string }
  | { readonly kind: 'rename'; readonly mistaken: MistakenOption; readonly path: readonly string[] }
  /** A size is put into the object that should stand in its place. */
  | { readonly kind: 'wrap'; readonly mistaken: MistakenOption; readonly name: string };

/** One thing wrong with the limits of a call. */
export interface LimitProblem {
  readonly kind: ProblemKind;
  readonly node: Node;
  readonly data: Readonly<Record<string, string>>;
  readonly repair: Repair | null;
}

type Bounds = SizeLimit['role']['bounds'];

/** The greatest counts that are no cause for a report. */
const MOST: Readonly<Record<Bounds, number>> = {
  body: Number.POSITIVE_INFINITY,
  upload: Number.POSITIVE_INFINITY,
  message: Number.POSITIVE_INFINITY,
  /** Far above what forms need, and far below what makes parsing them slow. */
  'parameter-count': 100_000,
  /** Matching routes takes time for each character of a parameter. */
  'path-parameter': 9999,
};

/** What is wrong with the limits of a call, the quote in which text is to be written given. */
export function limitProblems(
  analysis: Analysis,
  limited: LimitedCall,
  thresholds: Thresholds,
  quote: (text: string) => string,
): readonly LimitProblem[] {
  const found: LimitProblem[] = [];
  const api = apiOf(analysis, limited);
  for (const limit of limited.limits) {
    const problem = problemOf(analysis, limited, limit, thresholds, quote);
    if (problem) found.push({ ...problem, data: { api, ...problem.data } });
  }
  const bounded = limited.limits.filter(({ role }) => role.bounds === 'body' || role.bounds === 'upload');
  const [first] = bounded;
  if (
    !thresholds.requireExplicit ||
    found.length > 0 ||
    limited.isPlugin ||
    !first ||
    first.role.inherits ||
    first.role.default === null
  )
    return found;
  if (bounded.some(({ state }) => state.kind !== 'absent')) return found;
  const value = first.role.unit === 'bytes-text' ? quote(sizeText(first.role.default)) : byteExpression(first.role.default);
  const data = { api, option: first.path.join('.'), size: describeSize(first.role.default), proposal: value };
  return [{ kind: 'implicit', node: limited.call.node, data, repair: { kind: 'set', slot: first.slot, value } }];
}

type Found = LimitProblem | null;

function problemOf(
  analysis: Analysis,
  limited: LimitedCall,
  limit: SizeLimit,
  thresholds: Thresholds,
  quote: (text: string) => string,
): Found {
  const { role, slot, state } = limit;
  const option = limit.path.join('.');
  const proposal = proposalOf(limit, quote);
  const node = limit.value ?? limited.call.node;
  const data = { option, value: limit.value ? shortText(analysis, limit.value) : limit.text, proposal };
  const set: Repair = { kind: 'set', slot, value: proposal };
  // `process.env.LIMIT || Infinity`: what the environment says would be lost
  const replaced = limit.value?.type === 'LogicalExpression' || limit.value?.type === 'ConditionalExpression' ? null : set;
  switch (state.kind) {
    case 'unlimited':
      if (role.unit === 'count') return tooMany(limit, 'any number of', { node, data, repair: replaced });
      return { kind: 'unlimited', node, data: { ...data, what: whatOf(limit) }, repair: replaced };
    case 'refused': {
      const outcome = state.maybe
        ? 'throws when it is called, or in older versions sets no limit at all'
        : 'throws when it is called';
      return { kind: 'unparsable', node, data: { ...data, outcome }, repair: replaced };
    }
    case 'misread': {
      const meant = state.meant === null ? null : quote(state.meant);
      const said = { ...data, read: describeSize(state.bytes), proposal: meant ?? proposal };
      return { kind: 'misread', node, data: said, repair: meant === null || !replaced ? null : { ...set, value: meant } };
    }
    case 'limited': {
      const excess = excessOf(role, state.amount, thresholds);
      if (excess) return { kind: 'excessive', node, data: { ...data, ...excess }, repair: null };
      if (role.unit === 'count' && state.amount > MOST[role.bounds])
        return tooMany(limit, String(state.amount), { node, data, repair: replaced });
      return limit.ineffective ? ineffective(limited, limit, data) : null;
    }
    case 'absent': {
      if (state.mistaken) {
        const holds =
          role.default === null
            ? `takes ${whatOf(limit)} of any size`
            : `keeps its default limit of ${describeSize(role.default)}`;
        const said = { ...data, wrong: state.mistaken.name, holds };
        return {
          kind: 'noEffect',
          node: state.mistaken.property,
          data: said,
          repair: state.mistaken.isBare
            ? { kind: 'wrap', mistaken: state.mistaken, name: lastName(slot) }
            : { kind: 'rename', mistaken: state.mistaken, path: renamedPath(limit, state.mistaken) },
        };
      }
      if (role.default !== null || role.inherits) return null;
      const beside =
        role.effectiveOnlyWith && role.effectiveValue
          ? `${lastName(firstSlot(role.effectiveOnlyWith))}: ${role.effectiveValue}`
          : undefined;
      return {
        kind: 'missing',
        node: limited.call.node,
        data: { ...data, what: whatOf(limit) },
        repair: { ...set, ...(beside ? { beside } : {}) },
      };
    }
    case 'unknown':
      return null;
  }
}

function ineffective(limited: LimitedCall, { role }: SizeLimit, data: Readonly<Record<string, string>>): Found {
  if (!role.effectiveOnlyWith) return null;
  const slot = firstSlot(role.effectiveOnlyWith);
  const value = role.effectiveValue ?? 'true';
  const kind = role.otherwise ?? 'uncounted';
  const said = { ...data, needed: `${lastName(slot)}: ${value}` };
  // a parser of a stream has to be written anew to take a text or buffer
  return { kind, node: limited.call.node, data: said, repair: kind === 'truncated' ? { kind: 'set', slot, value } : null };
}

/** An amount above the maximum that an option of the rule says. */
function excessOf(
  { bounds }: SizeLimit['role'],
  amount: number,
  thresholds: Thresholds,
): Readonly<Record<string, string>> | null {
  if (bounds === 'parameter-count' || bounds === 'path-parameter') return null;
  const max = bounds === 'upload' ? thresholds.upload : thresholds.body;
  if (amount <= max) return null;
  const bringer = bounds === 'message' ? 'message' : 'request';
  return { bringer, amount: describeSize(amount), max: describeSize(max), maximum: bounds === 'upload' ? 'maxUpload' : 'max' };
}

/** A count for which the rule has no option. */
function tooMany({ role }: SizeLimit, amount: string, problem: Omit<LimitProblem, 'kind'>): LimitProblem {
  const counted = role.bounds === 'path-parameter' ? 'characters in a path parameter' : 'parameters';
  return { ...problem, kind: 'tooMany', data: { ...problem.data, amount: `${amount} ${counted}` } };
}

function proposalOf({ role }: SizeLimit, quote: (text: string) => string): string {
  const text = /^'(.*)'$/.exec(role.propose ?? '')?.[1];
  if (text !== undefined) return quote(text);
  if (role.propose !== undefined) return role.propose;
  const amount = role.default ?? 0;
  if (role.unit === 'count') return String(amount);
  return role.unit === 'bytes' ? byteExpression(amount) : quote(sizeText(amount));
}

const whatOf = ({ role }: SizeLimit): string => WHAT[role.bounds];

const WHAT: Readonly<Record<Bounds, string>> = {
  body: 'request bodies',
  upload: 'uploads',
  message: 'messages',
  'parameter-count': 'forms',
  'path-parameter': 'path parameters',
};

const renamedPath = (limit: SizeLimit, mistaken: MistakenOption): readonly string[] =>
  mistaken.misplaced ? limit.path : limit.path.slice(-1);

const firstSlot = (slots: Slot | readonly Slot[]): Slot => ('base' in slots ? slots : (slots[0] as Slot));

const lastName = (slot: Slot): string => {
  const last = slot.steps.at(-1);
  return last && 'prop' in last ? last.prop : '';
};

/** The call as its author would name it: `express.json()`, or the plugin that it registers. */
export function apiOf(analysis: Analysis, { call, isPlugin, name }: LimitedCall): string {
  if (name !== undefined) return `${name}()`;
  const [plugin] = call.args;
  if (isPlugin && plugin) return shortText(analysis, plugin);
  const text = shortText(analysis, isCall(call.node) ? calleeOf(call.node) : call.node);
  return `${text.includes('(') ? (text.split('.').at(-1) ?? text) : text}()`;
}

const isCall = (node: Node): node is CallNode =>
  node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression';

function shortText(analysis: Analysis, node: Node | null): string {
  if (!node) return '';
  const text = analysis.sourceCode.getText(node).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
