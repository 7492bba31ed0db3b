import type { Handler, Node, Origin, RoutingEvent } from '../engine/index.js';
import type { SecureHeadersRole } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';
import { effectOf, isSecureHeaders } from './header-effect.js';

/** Middleware or a plugin for the headers whose options turn all of them off that matter. */
export interface EmptiedHeaders {
  readonly node: Node;
  /** The options that do so. */
  readonly options: readonly string[];
}

/** Those among what is registered on an application by this file, as long as nothing else there sets or may set headers. */
export function emptiedHeadersIn(analysis: Analysis, events: readonly RoutingEvent[]): readonly EmptiedHeaders[] {
  const emptied = events.flatMap(event => {
    const handlers = event.kind === 'middleware' ? event.handlers : event.kind === 'plugin' ? [event.handler] : [];
    const setting = handlers.filter(({ roles }) => roles.some(isSecureHeaders));
    return setting.length === 1 ? setting.flatMap(handler => emptiedBy(analysis, event, handler)) : [];
  });
  if (emptied.length === 0) return emptied;
  const own = new Set<unknown>(emptied.map(({ event }) => event));
  const isReplaced = events.some(event => {
    if (own.has(event)) return false;
    const { sets, maySet } = effectOf(analysis, event);
    return sets || maySet;
  });
  return isReplaced ? [] : emptied;
}

function emptiedBy(
  { engine }: Analysis,
  event: RoutingEvent,
  handler: Handler,
): readonly (EmptiedHeaders & { readonly event: RoutingEvent })[] {
  const role = handler.roles.find(isSecureHeaders);
  if (role?.role !== 'secure-headers' || !role.switches || handler.home !== engine) return [];
  const options = event.kind === 'plugin' ? event.options : optionsOf(handler, role);
  const off = options?.kind === 'object' ? switchesOff(handler, role.switches, options) : null;
  return off ? [{ node: event.kind === 'plugin' ? event.node : handler.node, options: off, event }] : [];
}

const optionsOf = ({ home, origin }: Handler, { options }: SecureHeadersRole): Origin | null =>
  origin.kind === 'api' && origin.call && options ? home.originAt(origin.call, options) : null;

/** The options that are `false`, one for each header; null where one header is left. */
function switchesOff(
  { home, node }: Handler,
  switches: readonly (readonly string[])[],
  options: Origin,
): readonly string[] | null {
  const off = switches.flatMap(
    names =>
      names.find(name => {
        const value = home.memberOf(options, name, node);
        return value.kind === 'literal' && value.value === false;
      }) ?? [],
  );
  return off.length === switches.length ? off : null;
}
