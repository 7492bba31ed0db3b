import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  calleeOf,
  describeOrigin,
  eachNodeIn,
  isFunction,
  isOfOtherFile,
  propertyNamed,
  staticName,
  unwrap,
  wrapped,
  type Call,
  type CallNode,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { MethodUse, ObjectApart, SizeLimitRole, Slot } from '../vocabulary/index.js';
import type { Analysis, FileFacts } from './analysis.js';
import { readSize } from './byte-size.js';
import { isSurelyUnset } from './inherited-limit.js';

/** What is known of a limit where a call is written. */
export type LimitState =
  | { readonly kind: 'unknown' }
  /** The call does not set it; `mistaken` is an option written in its stead. */
  | { readonly kind: 'absent'; readonly mistaken: MistakenOption | null }
  | { readonly kind: 'limited'; readonly amount: number }
  | { readonly kind: 'unlimited' }
  /** The library throws; `maybe`: old versions, which may be in use, read it as no limit. */
  | { readonly kind: 'refused'; readonly maybe: boolean }
  | { readonly kind: 'misread'; readonly bytes: number; readonly meant: string | null };

/** An option that the library does not know, written for one that it knows. */
export interface MistakenOption {
  readonly property: TSESTree.Property;
  readonly name: string;
  /** The name is right or nearly so, but it stands outside the object that should hold it. */
  readonly misplaced: boolean;
  /** A size stands where the object should be that holds it: `limits: 1024`. */
  readonly isBare?: boolean;
}

/** One size or count that a call may bound. */
export interface SizeLimit {
  readonly role: SizeLimitRole;
  readonly slot: Slot;
  /** Where the option stands in the argument: `['limits', 'fileSize']`. */
  readonly path: readonly string[];
  readonly state: LimitState;
  /** The expression that sets it, where it is written in this file. */
  readonly value: Node | null;
  /** What it is set to, printed. */
  readonly text: string;
  /** Whether the limit is set, but an option without which it refuses nothing is not. */
  readonly ineffective: boolean;
}

/** A call that reads request bodies or uploads, with every limit it knows. */
export interface LimitedCall {
  readonly call: Call;
  readonly limits: readonly SizeLimit[];
  /** The call registers a plugin that has the limits: `register(multipart, options)`. */
  readonly isPlugin: boolean;
  /** Its name, where the call is in another file. */
  readonly name?: string;
}

/** The calls of a file whose result reads what a client sends, with their limits. */
export function limitedCalls(analysis: Analysis): readonly LimitedCall[] {
  const roles = new Map<Node, { call: Call; roles: SizeLimitRole[]; isPlugin: boolean }>();
  const add = (call: Call, role: SizeLimitRole, isPlugin: boolean): void => {
    const known = roles.get(call.node);
    if (known) known.roles.push(role);
    else roles.set(call.node, { call, roles: [role], isPlugin });
  };
  // what another file makes is looked at there
  const isHere = (node: CallNode): boolean => !isAnswer(node) && !isOfOtherFile(analysis.engine, calleeOf(node));
  for (const { call, role } of analysis.playing('size-limit', isHere)) add(call, role, false);
  for (const { call, role } of analysis.playing('plugin', isHere)) {
    const registered = analysis.engine.filled(call, role.plugin);
    for (const own of registered ? pluginRoles(analysis, registered.origin) : []) add(call, own, true);
  }
  const written = [...roles.values()].map(({ call, roles: played, isPlugin }) => {
    const claimed = new Set<TSESTree.Property>();
    return { call, isPlugin, limits: played.map(role => limitOf(analysis, call, role, claimed)) };
  });
  return [...written, ...limitsApart(analysis)];
}

/** `res.status(201).json(order)`: what answers a request has a name of a body parser, and sets no limit. */
function isAnswer(node: CallNode): boolean {
  let object = calleeOf(node);
  while (object.type === 'MemberExpression' || object.type === 'CallExpression')
    object = object.type === 'CallExpression' ? object.callee : object.object;
  return object.type === 'Identifier' && RESPONSE.test(object.name);
}

const RESPONSE = /^_?(?:res|response|reply|ctx|c)$/;

/** The limits in objects that other files hand to a call. */
function limitsApart(analysis: Analysis): readonly LimitedCall[] {
  const { engine, sourceCode } = analysis;
  const found: LimitedCall[] = [];
  for (const role of engine.catalogue.rolesNamed('size-limit', 'route')) {
    const { apart } = role;
    const name = apart?.path.at(-1);
    if (!apart || name === undefined || !sourceCode.text.includes(name)) continue;
    if (!apart.packages.some(of => analysis.package?.dependencies.has(of))) continue;
    eachNodeIn(engine.module.ast, node => {
      if (node.type !== 'Property' || staticName(node) !== name || !isApart(node, apart)) return;
      const [first] = 'base' in role.option ? [role.option] : role.option;
      if (!first) return;
      const bounds = isUploadBeside(analysis, node.parent, role) ? ('upload' as const) : role.bounds;
      const origin = engine.originOf(node.value);
      const limit = {
        role: { ...role, bounds },
        slot: first,
        path: apart.path,
        value: node.value,
        text: describeOrigin(origin),
        state: stateOf(analysis, role, origin),
        ineffective: false,
      };
      const call = { node: node.value, args: [], frame: engine.base } as unknown as Call;
      found.push({ call, isPlugin: false, name: apart.call, limits: [limit] });
    });
  }
  return found;
}

/** Whether a limit stands in an object that has the names of what the call takes. */
function isApart(limit: TSESTree.Property, { path, beside, held }: ObjectApart): boolean {
  let options: Node = limit.parent;
  for (const name of path.slice(0, -1).toReversed()) {
    const property: Node | undefined = options.parent;
    if (property?.type !== 'Property' || staticName(property) !== name) return false;
    options = property.parent;
  }
  if (options.type !== 'ObjectExpression') return false;
  if (hasAll(options, [beside])) return true;
  const holder = options.parent;
  return (
    holder.type === 'Property' &&
    held.by.includes(staticName(holder) ?? '') &&
    holder.parent.type === 'ObjectExpression' &&
    hasAll(holder.parent, held.beside)
  );
}

const hasAll = (object: TSESTree.ObjectExpression, names: readonly string[]): boolean =>
  names.every(name => propertyNamed(object, name) !== null);

/** Whether an option beside a limit makes an upload of what is read. */
function isUploadBeside({ engine }: Analysis, options: Node, { uploadBy }: SizeLimitRole): boolean {
  if (!uploadBy || options.type !== 'ObjectExpression') return false;
  const [slot] = 'base' in uploadBy.option ? [uploadBy.option] : uploadBy.option;
  const step = slot?.steps.at(-1);
  const property = step && 'prop' in step ? propertyNamed(options, step.prop) : null;
  const value = property ? engine.originOf(property.value) : UNSET;
  // what is not known may be one
  return alternativesOf(value).some(of => of.kind !== 'literal' || uploadBy.values.includes(String(of.value)));
}

function pluginRoles(analysis: Analysis, origin: Origin): readonly SizeLimitRole[] {
  const api =
    origin.kind === 'namespace'
      ? analysis.engine.catalogue.exportOf(origin.library, 'default')?.api
      : origin.kind === 'api' && !origin.call
        ? origin.api?.api
        : null;
  return (api?.is ?? []).filter(role => role.role === 'size-limit');
}

/** What a call says of one of its limits; null where it says nothing. */
export function limitGiven(facts: FileFacts, call: Call, written: SizeLimitRole): GivenLimit | null {
  const filled = facts.engine.filled(call, written.option);
  if (!filled) return null;
  const role = isUpload(facts, call, written) ? { ...written, bounds: 'upload' as const } : written;
  const state = stateOf(facts, role, filled.origin);
  return { role, slot: filled.slot, state, origin: filled.origin };
}

/** A limit that a call is given. */
export interface GivenLimit extends Pick<SizeLimit, 'role' | 'slot' | 'state'> {
  readonly origin: Origin;
}

function limitOf(analysis: Analysis, call: Call, written: SizeLimitRole, claimed: Set<TSESTree.Property>): SizeLimit {
  const { engine } = analysis;
  let role = isUpload(analysis, call, written) ? { ...written, bounds: 'upload' as const } : written;
  const slots = 'base' in role.option ? [role.option] : role.option;
  const filled = engine.filled(call, role.option);
  const [firstSlot] = slots as readonly [Slot, ...Slot[]];
  const slot = filled?.slot ?? firstSlot;
  const limit = {
    role,
    slot,
    path: pathOf(slot),
    value: filled?.node ?? null,
    text: filled ? describeOrigin(filled.origin) : '',
  };
  if (filled) {
    const state = stateOf(analysis, role, filled.origin);
    return { ...limit, state, ineffective: state.kind !== 'unknown' && isIneffective(analysis, call, role) };
  }
  if (slots.some(option => isOpen(analysis, call, option)) || isNeedless(analysis, call, role)) {
    return { ...limit, state: { kind: 'unknown' }, ineffective: false };
  }
  if (role.inherits && isSurelyUnset(analysis, call, role)) role = { ...role, inherits: false };
  const mistaken = role.inherits ? null : findMistaken(analysis, call, role, slot, claimed);
  if (mistaken) claimed.add(mistaken.property);
  return { ...limit, role, state: { kind: 'absent', mistaken }, ineffective: false };
}

/** Whether an option of the call makes an upload of what it reads. */
function isUpload({ engine }: FileFacts, call: Call, { uploadBy }: SizeLimitRole): boolean {
  const value = uploadBy ? engine.filled(call, uploadBy.option)?.origin : undefined;
  return alternativesOf(value ?? UNSET).some(of => of.kind === 'literal' && uploadBy?.values.includes(String(of.value)) === true);
}

const UNSET: Origin = { kind: 'literal', value: undefined };

/** The names from the argument to the option. */
const pathOf = (slot: Slot): readonly string[] => slot.steps.flatMap(step => ('prop' in step ? [step.prop] : []));

/** The state of a limit by its value; among several possible values only fixed ones count, and they must agree. */
function stateOf(analysis: FileFacts, role: SizeLimitRole, origin: Origin): LimitState {
  const states: LimitState[] = [];
  for (const alternative of alternativesOf(origin)) {
    if (alternative.kind !== 'literal' || alternative.value === undefined) continue;
    states.push(readLimit(analysis, role, alternative.value));
  }
  const [first] = states;
  if (!first) return { kind: 'unknown' };
  if (states.every(state => state.kind === 'limited'))
    return { kind: 'limited', amount: Math.min(...states.map(state => state.amount)) };
  return states.every(state => state.kind === first.kind) ? first : { kind: 'unknown' };
}

type LiteralValue = Extract<Origin, { kind: 'literal' }>['value'];

function readLimit(analysis: FileFacts, role: SizeLimitRole, value: LiteralValue): LimitState {
  if (typeof value === 'number' && Number.isFinite(value)) {
    return value === 0 && role.zeroIsUnlimited ? { kind: 'unlimited' } : { kind: 'limited', amount: value };
  }
  if (value === Number.POSITIVE_INFINITY)
    return role.infinity === 'throws' ? { kind: 'refused', maybe: false } : { kind: 'unlimited' };
  if (role.unit === 'bytes-text') return readSizeText(analysis, role, value);
  if (role.textIsUnlimited) return noSize(analysis, role);
  if (typeof value !== 'string') return { kind: 'unknown' };
  if (role.coerced) return Number.isNaN(Number(value)) ? { kind: 'unlimited' } : { kind: 'limited', amount: Number(value) };
  return role.unparsable === 'throws' ? { kind: 'refused', maybe: false } : { kind: 'unknown' };
}

function readSizeText(analysis: FileFacts, role: SizeLimitRole, value: LiteralValue): LimitState {
  if (typeof value === 'string' && value !== '') {
    const size = readSize(value);
    if (size.kind === 'size') return { kind: 'limited', amount: size.bytes };
    return size.kind === 'misread' ? size : noSize(analysis, role);
  }
  if (value === null || value === false || value === '') {
    // most parsers take these for their default
    return role.default === null ? noSize(analysis, role) : { kind: 'unknown' };
  }
  return noSize(analysis, role);
}

function noSize(analysis: FileFacts, role: SizeLimitRole): LimitState {
  if (role.unparsable === 'throws') return { kind: 'refused', maybe: false };
  if (role.unparsable === 'default') return { kind: 'unknown' };
  if (!role.throwsSince) return { kind: 'unlimited' };
  const version = analysis.package?.versionOf(role.throwsSince.package) ?? null;
  if (version === null) return { kind: 'refused', maybe: true };
  return isSince(version, role.throwsSince.versions) ? { kind: 'refused', maybe: false } : { kind: 'unlimited' };
}

/** Whether a version is at or after the one listed for its major, or of a later major than all listed. */
function isSince(version: string, since: readonly string[]): boolean {
  const [major, minor, patch] = numbersOf(version);
  const listed = since.map(numbersOf).find(of => of[0] === major);
  if (!listed) return since.map(numbersOf).every(of => of[0] < major);
  return minor > listed[1] || (minor === listed[1] && patch >= listed[2]);
}

const numbersOf = (version: string): readonly [number, number, number] => {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map(part => Number.parseInt(part, 10) || 0);
  return [major, minor, patch];
};

function isIneffective(analysis: Analysis, call: Call, role: SizeLimitRole): boolean {
  if (!role.effectiveOnlyWith) return false;
  const slots = 'base' in role.effectiveOnlyWith ? [role.effectiveOnlyWith] : role.effectiveOnlyWith;
  for (const slot of slots) {
    const origin = analysis.engine.originAt(call, slot);
    if (origin && !(origin.kind === 'literal' && !origin.value)) return false;
  }
  if (slots.some(slot => isOpen(analysis, call, slot))) return false;
  // code that looks at what was cut off refuses it itself
  return role.otherwise !== 'truncated' || !/\btruncated\b/.test(analysis.sourceCode.text);
}

/** Whether an option that the call does not show may be set all the same. */
function isOpen(analysis: Analysis, call: Call, slot: Slot): boolean {
  const { engine } = analysis;
  let steps = slot.steps.length;
  for (const [index, step] of slot.steps.entries()) if (!('prop' in step)) steps = index + 1;
  const inner = slot.steps[steps - 1];
  if (inner && !('prop' in inner)) {
    const owner = engine.originAt(call, { ...slot, steps: slot.steps.slice(0, steps - 1) });
    if (!owner || alternativesOf(owner).some(of => of.kind !== 'function' && of.kind !== 'array')) return true;
  }
  const base = engine.nodeAt(call, { ...slot, steps: [] });
  return base !== null && isFilledLater(analysis, unwrap(base));
}

/** Whether properties are written to the variable that holds the options, or the options are handed to another function. */
function isFilledLater(analysis: Analysis, node: Node): boolean {
  if (node.type !== 'Identifier') return false;
  const variable = analysis.engine.bindings.variableOf(node);
  return (variable?.references ?? []).some(({ identifier }) => {
    const use = wrapped(identifier);
    let outer: Node = use;
    while (outer.parent?.type === 'MemberExpression' && outer.parent.object === outer) outer = outer.parent;
    if (outer !== use && outer.parent?.type === 'AssignmentExpression' && outer.parent.left === outer) return true;
    return (
      use !== node &&
      use.parent?.type === 'CallExpression' &&
      use.parent.arguments.includes(use as TSESTree.Expression) &&
      !isOwnCall(use.parent, node)
    );
  });
}

const isOwnCall = (call: Node, options: Node): boolean => call.range[0] <= options.range[0] && options.range[1] <= call.range[1];

function isNeedless(analysis: Analysis, call: Call, role: SizeLimitRole): boolean {
  if (role.default !== null) return false;
  if (role.stream) {
    const stream = analysis.engine.originAt(call, role.stream);
    if (!stream || !alternativesOf(stream).some(of => isRequestBody(analysis, of) || isNamedRequest(of))) return true;
  }
  if (role.neededFor && !isUsedBy(analysis, call.node, role.neededFor)) return true;
  return role.needlessFor !== undefined && usedOnlyBy(analysis, call.node, role.needlessFor);
}

/** Whether a value is a request whose body can be read as a stream. */
export function isRequestBody({ engine }: Analysis, origin: Origin): boolean {
  if (origin.kind !== 'api' || !origin.type) return false;
  return engine.catalogue.memberOf(origin.type, 'on')?.api.plays?.some(role => role.role === 'body-stream') ?? false;
}

/** `req`, `ctx.req`: of the things that go by this name, only an incoming request can be read as a stream. */
export const isNamedRequest = (origin: Origin): boolean =>
  origin.kind === 'parameter' &&
  (origin.type === null || origin.members.length > 0) &&
  /^_?req(?:uest)?$/.test(origin.members.at(-1) ?? origin.name);

/** Whether the result of a call is used for certain methods alone: `multer().none()`, `const form = multer(); form.none()`. */
function usedOnlyBy(analysis: Analysis, node: Node, methods: readonly string[]): boolean {
  const calls = (use: Node): boolean =>
    use.parent?.type === 'MemberExpression' && use.parent.object === use && methods.includes(staticName(use.parent) ?? '');
  if (calls(wrapped(node))) return true;
  const uses = namedUsesOf(analysis, node);
  return uses.length > 0 && uses.every(calls);
}

/** Whether one of some methods is called on the result of a call, or on what a chain of calls on it gives. */
function isUsedBy(analysis: Analysis, node: Node, methods: readonly MethodUse[]): boolean {
  const fits = (call: TSESTree.CallExpression, name: string | null): boolean =>
    methods.some(({ method, first, atLeast = 0 }) => {
      const [argument] = call.arguments;
      const isFirst = first === undefined || (argument?.type === 'Literal' && argument.value === first);
      return method === name && isFirst && call.arguments.length >= atLeast;
    });
  return [wrapped(node), ...namedUsesOf(analysis, node)].some(use => {
    let value = use;
    for (;;) {
      const member = value.parent;
      const call = member?.type === 'MemberExpression' && member.object === value ? member.parent : null;
      if (call?.type !== 'CallExpression' || call.callee !== member || member?.type !== 'MemberExpression') return false;
      if (fits(call, staticName(member))) return true;
      value = wrapped(call);
    }
  });
}

/** Where the variable is read that holds the result of a call. */
function namedUsesOf({ engine }: Analysis, node: Node): readonly Node[] {
  const value = wrapped(node);
  const owner = value.parent;
  const name =
    owner?.type === 'VariableDeclarator' && owner.init === value
      ? owner.id
      : owner?.type === 'AssignmentExpression' && owner.right === value
        ? owner.left
        : null;
  if (name?.type !== 'Identifier') return [];
  const references = engine.bindings.variableOf(name)?.references ?? [];
  return references.filter(reference => !reference.isWrite()).map(({ identifier }) => identifier as Node);
}

function findMistaken(
  analysis: Analysis,
  call: Call,
  role: SizeLimitRole,
  slot: Slot,
  claimed: ReadonlySet<Node>,
): MistakenOption | null {
  const names = role.mistakenFor ?? [];
  if (names.length === 0 || slot.steps.some(step => !('prop' in step))) return null;
  const find = (depth: number, accepted: readonly string[]): TSESTree.Property | null => {
    const owner = analysis.engine.originAt(call, { ...slot, steps: slot.steps.slice(0, depth) });
    if (owner?.kind !== 'object') return null;
    for (const property of owner.node.properties) {
      if (
        property.type === 'Property' &&
        !isFunction(property.value) &&
        !claimed.has(property) &&
        accepted.includes(staticName(property) ?? '')
      )
        return property;
    }
    return null;
  };
  const beside = find(slot.steps.length - 1, names);
  if (beside) return { property: beside, name: staticName(beside) ?? '', misplaced: false };
  const last = slot.steps.at(-1);
  const [first] = slot.steps;
  const holder = slot.steps.length === 2 && first && 'prop' in first ? find(0, [first.prop]) : null;
  if (holder && isSize(analysis, holder.value))
    return { property: holder, name: staticName(holder) ?? '', misplaced: false, isBare: true };
  const outside = slot.steps.length === 2 && last && 'prop' in last ? find(0, [last.prop, ...names]) : null;
  return outside ? { property: outside, name: staticName(outside) ?? '', misplaced: true } : null;
}

/** Whether a value is surely a number or a text. */
const isSize = ({ engine }: Analysis, node: Node): boolean =>
  alternativesOf(engine.originOf(node)).every(
    of => of.kind === 'literal' && (typeof of.value === 'number' || (typeof of.value === 'string' && /^\d/.test(of.value))),
  );
