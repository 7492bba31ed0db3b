import { describeExpression, isOfOtherFile, type Container, type Handler, type RoutingEvent } from '../engine/index.js';
import type { SecureHeadersSetup } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';
import { effectOf, isProbe } from './header-effect.js';
import { containerOf, httpApplications, type HttpApplication } from './http-application.js';
import { isGiven, isPrivate, isRoot } from './root-application.js';

/** An application that answers without secure response headers. */
export type UnprotectedApplication = {
  readonly application: HttpApplication;
  /** What would set the headers. */
  readonly setup: SecureHeadersSetup;
} & (
  | {
      readonly kind: 'missing';
      /** The first registration that answers; null where the framework has them elsewhere. */
      readonly answers: RoutingEvent | null;
    }
  | { readonly kind: 'late'; readonly answers: RoutingEvent; readonly protection: RoutingEvent }
  | { readonly kind: 'uncalled'; readonly handler: Handler }
);

/** The applications of a file that surely answer without secure headers, and middleware that was not called. */
export function unprotectedApplications(analysis: Analysis): readonly UnprotectedApplication[] {
  return httpApplications(analysis).flatMap(application => {
    const adapter = adapterOf(analysis, application);
    const setup = adapter.setup ?? application.role.secureHeadersWith;
    if (!setup) return [];
    const uncalled = uncalledIn(application).map(handler => ({ kind: 'uncalled' as const, application, setup, handler }));
    const gap =
      application.role.order === 'sequential'
        ? sequentialGap(analysis, application)
        : orderlessGap(analysis, application, adapter);
    return gap ? [...uncalled, { ...gap, application, setup }] : uncalled;
  });
}

type Gap =
  | { readonly kind: 'missing'; readonly answers: RoutingEvent | null }
  | { readonly kind: 'late'; readonly answers: RoutingEvent; readonly protection: RoutingEvent };

/** Middleware covers what is registered after it. */
function sequentialGap(analysis: Analysis, application: HttpApplication): Gap | null {
  if (isGiven(application) || application.events.some(({ kind }) => kind === 'mounted')) return null;
  if (startsProtected(application)) return null;
  const effects = application.events.map(event => effectOf(analysis, event));
  const protections = effects.filter(({ sets }) => sets);
  const unseen = effects.filter(({ maySet }) => maySet);
  for (const { event } of effects.filter(({ answers }) => answers)) {
    if (unseen.some(other => mayPrecede(other.event, event))) continue;
    const [first] = protections;
    if (!first) return isRoot(analysis, application) ? { kind: 'missing', answers: event } : null;
    const isLate =
      first.setsAll && first.event.run === event.run && !event.conditional && !first.event.conditional && !isProbe(event);
    if (isLate && protections.every(other => !mayPrecede(other.event, event)))
      return { kind: 'late', answers: event, protection: first.event };
  }
  return null;
}

/** Whether the headers are set before anything else that may answer: then nothing after has to be looked at. */
function startsProtected({ events }: HttpApplication): boolean {
  for (const event of events) {
    if (event.kind === 'setting') continue;
    if (event.kind !== 'middleware' || event.run !== 0 || event.conditional || event.path !== null) return false;
    // middleware of other files takes a look there
    if (event.call.args.some(argument => isOfOtherFile(event.call.frame.home, argument))) return false;
    if (event.handlers.some(({ roles }) => roles.some(role => role.role === 'secure-headers' && !role.partial))) return true;
    const mayAnswer = event.handlers.some(
      ({ origin, roles, container }) => container || origin.kind !== 'api' || roles.some(role => role.role === 'static-files'),
    );
    if (mayAnswer) return false;
  }
  return false;
}

/** Whether one event may happen before another: by its place, or because the time of the other is not known. */
const mayPrecede = (earlier: RoutingEvent, later: RoutingEvent): boolean =>
  earlier.index < later.index || (earlier.run !== later.run && later.run !== 0);

/** Plugins and options cover every route, whenever they are registered. */
function orderlessGap(analysis: Analysis, application: HttpApplication, adapter: Adapter): Gap | null {
  const { events, call, role } = application;
  if (adapter.isUnseen || hasOptionOn(analysis, application)) return null;
  const all = [...events, ...adapter.events];
  const effects = all.map(event => effectOf(analysis, event));
  if (effects.some(({ sets, maySet }) => sets || maySet)) return null;
  const answers = effects.find(effect => effect.answers)?.event ?? null;
  const scopes = all
    .flatMap(event => (event.kind === 'plugin' && event.scope ? scopeEvents(event.scope) : []))
    .map(event => effectOf(analysis, event));
  const ownRoute = all.find(({ kind }) => kind === 'route');
  if (!ownRoute && scopes.some(({ sets, maySet }) => sets || maySet)) return null;
  if (isGiven(application)) return null;
  const serves =
    all.some(event => event.kind === 'serve' || (event.kind === 'escape' && event.exported)) ||
    (answers !== null && isPrivate(application));
  // nest keeps its routes in other files
  const hasRoutes = answers !== null || scopes.some(effect => effect.answers) || role.framework === 'nest';
  return serves && hasRoutes && call.node.type !== 'Decorator' ? { kind: 'missing', answers } : null;
}

const scopeEvents = (scope: Container): readonly RoutingEvent[] =>
  scope.events.flatMap(event => [event, ...(event.kind === 'plugin' && event.scope ? scopeEvents(event.scope) : [])]);

const uncalledIn = (application: HttpApplication): readonly Handler[] =>
  application.events
    .filter(event => event.kind === 'middleware')
    .flatMap(event => event.handlers)
    .filter(
      ({ roles, uncalledRoles, origin }) =>
        origin.kind !== 'union' &&
        !roles.some(role => role.role === 'secure-headers') &&
        uncalledRoles.some(role => role.role === 'secure-headers'),
    );

/** What an application runs on. */
interface Adapter {
  /** What is registered on the adapter and on the application under it. */
  readonly events: readonly RoutingEvent[];
  /** What sets the headers there, where the adapter decides it. */
  readonly setup: SecureHeadersSetup | null;
  /** Something of it comes from another file. */
  readonly isUnseen: boolean;
}

function adapterOf(analysis: Analysis, { call }: HttpApplication): Adapter {
  const { engine } = analysis;
  for (const argument of call.args.slice(1)) {
    const origin = engine.originOf(argument, call.frame);
    const role = origin.kind === 'api' ? origin.call?.api.api.plays?.find(played => played.role === 'http-adapter') : undefined;
    if (origin.kind !== 'api' || !origin.call || !role) {
      if (origin.kind !== 'object' && /adapter/i.test(describeExpression(argument)))
        return { events: [], setup: null, isUnseen: true };
      continue;
    }
    const own = containerOf(analysis, origin.call.node)?.events ?? [];
    const given = role.application ? engine.originAt(origin.call, role.application) : null;
    const under = given?.kind === 'api' && given.call ? containerOf(analysis, given.call.node) : null;
    return {
      events: [...own, ...(under?.events ?? []).filter(({ kind }) => kind !== 'mounted')],
      setup: role.secureHeadersWith ?? null,
      isUnseen: given !== null && given.kind !== 'object' && !under,
    };
  }
  return { events: [], setup: null, isUnseen: false };
}

/** Whether an option of the application turns the headers on, or may. */
function hasOptionOn(analysis: Analysis, { call }: HttpApplication): boolean {
  const role = call.api.api.plays?.find(played => played.role === 'secure-headers');
  if (!role?.enabledBy) return false;
  const value = analysis.engine.filled(call, role.enabledBy)?.origin ?? null;
  return value !== null && !(value.kind === 'literal' && !value.value);
}
