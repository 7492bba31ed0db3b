import {
  alternativesOf,
  eachInnerNode,
  enclosingFunction,
  rootOfChain,
  usesOfParameter,
  type Call,
  type FunctionNode,
  type Node,
} from '../engine/index.js';
import type { Slot, TokenVerifyRole } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';
import { usesOfClaims } from './claims-uses.js';
import { isKeeping, isNextCall } from './going-on.js';
import { isGuard } from './token-aftermath.js';
import { callbackOf } from './token-callback.js';

/** Code to which an expired token is still good for something, or which looks at the time by itself. */
const KNOWS_EXPIRY =
  /refresh|renew|re-?issue|rotat|extend(?!s\b)|prolong|log_?-?(?:out|off)|sign_?-?(?:out|off)|revo[ck]|expir|\bexp\b|\biat\b|max_?-?age|session|(?:black|deny|block|white|allow)_?-?list|grace|introspect|optional|\b(?:test|mock)/i;
/** Of the files that import a check, only those that have to do with tokens of several kinds matter. */
const USES_EXPIRED = /refresh|renew|re-?issue|log_?-?(?:out|off)|sign_?-?(?:out|off)|expired/i;

/** The option by which a check that lets clients in takes expired tokens; null where it does not, or other code may need that. */
export function ignoredExpiry(facts: FileFacts, call: Call, role: TokenVerifyRole): Node | null {
  const { engine } = facts;
  const slots = role.ignoresExpiry ? ('base' in role.ignoresExpiry ? [role.ignoresExpiry] : role.ignoresExpiry) : [];
  const slot = slots.find(of => isOn(facts, call, of));
  if (!slot || mayLimitAge(facts, call, slot) || !letsIn(facts, call, role)) return null;
  if (knowsExpiry(facts, call.node) || isForExpired(facts)) return null;
  const options = engine.nodeAt(call, { ...slot, steps: [] });
  const written = engine.filled(call, slot)?.node ?? null;
  return written ?? options ?? call.node;
}

const isOn = ({ engine }: FileFacts, call: Call, slot: Slot): boolean => {
  const value = engine.originAt(call, slot);
  return value !== null && alternativesOf(value).every(of => of.kind === 'literal' && of.value === true);
};

/** `{ ignoreExpiration: true, maxAge: '1h' }` */
function mayLimitAge({ engine }: FileFacts, call: Call, slot: Slot): boolean {
  const value = engine.originAt(call, { ...slot, steps: [...slot.steps.slice(0, -1), { prop: 'maxAge' }] });
  return value !== null && !(value.kind === 'literal' && value.value === undefined);
}

/** Whether what stands around a check, by its names and texts, has to do with tokens that are no good any more. */
function knowsExpiry({ engine: { module } }: FileFacts, node: Node): boolean {
  let statement = node;
  while (statement.parent && statement.parent.type !== 'Program') statement = statement.parent;
  const file = module.fileName.split(/[\\/]/).at(-1) ?? '';
  return KNOWS_EXPIRY.test(file) || KNOWS_EXPIRY.test(withoutOption(module.text.slice(...statement.range)));
}

const withoutOption = (text: string): string => text.replace(/['"]?ignoreExpiration['"]?/g, '');

/** Whether a file that imports this one has use for expired tokens. */
const isForExpired = ({ engine: { project, module } }: FileFacts): boolean =>
  project?.importersOf(module.fileName)?.some(file => USES_EXPIRED.test(project.textOf(file))) ?? false;

/** Whether a check is one that lets clients in: middleware of a library, or a function that keeps the claims and goes on. */
function letsIn(facts: FileFacts, call: Call, role: TokenVerifyRole): boolean {
  const { engine } = facts;
  if (!role.token) return true;
  const callback = callbackOf(facts, call, role);
  if (callback === 'unknown') return false;
  const fn = enclosingFunction(call.node);
  if (!fn) return false;
  const uses = callback ? usesOfParameter(engine, callback, 1) : usesOfClaims(engine, call.node);
  const isKept = uses.some(
    use =>
      (use.kind === 'assigned' && use.path.length <= 1 && isOfClient(use.target)) ||
      (use.kind === 'argument' && isKeeping(use.call) && isOfClient(use.call)),
  );
  return isKept && goesOn(callback ?? fn, fn);
}

/** `req.user`, `ctx.state.user`, `this.request.user` of a request that a function is handed or asks for. */
const isOfClient = (node: Node): boolean => {
  const root = rootOfChain(node);
  return root.type === 'Identifier' && /^_?(?:req|request|ctx|context|c|socket|res|response)$/i.test(root.name);
};

/** Whether code goes on to what it guards: the next handler, or the method that a guard is for. */
function goesOn(code: FunctionNode, fn: FunctionNode): boolean {
  if (isGuard(fn)) return true;
  let found = isNextCall(code.body);
  eachInnerNode(code.body, node => {
    found ||= isNextCall(node);
  });
  return found;
}
