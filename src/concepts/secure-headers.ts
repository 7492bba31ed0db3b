import { alternativesOf, describeExpression, type Engine, type Handler, type Node, type RoutingEvent } from '../engine/index.js';
import type { SecureHeadersSetup } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';
import { emptiedHeadersIn, type EmptiedHeaders } from './emptied-headers.js';
import { isExportedWhole } from './exported-application.js';
import { isWrittenHere, openSideOf } from './header-cover.js';
import {
  effectOf,
  isElsewhereThanProduction,
  isFixedProbe,
  isProbe,
  passageOf,
  protectsItself,
  setsWhereItRuns,
} from './header-effect.js';
import { switchedOffBy } from './header-switch.js';
import { containerOf, httpApplications, type HttpApplication } from './http-application.js';
import { isGiven, isPrivate, isRoot as isRootHere } from './root-application.js';
import { isLeftOutOfProduction } from './production.js';
import { useElsewhere } from './use-elsewhere.js';

/** An application that answers without secure response headers. */
export type UnprotectedApplication = {
  readonly application: HttpApplication;
  /** What would set the headers. */
  readonly setup: SecureHeadersSetup;
} & (
  | {
      readonly kind: 'missing';
      /** The first registration that answers; null where they are in other files. */
      readonly answers: RoutingEvent | null;
      /** Only other files tell that it is served, or have what answers. */
      readonly isElsewhere?: boolean;
    }
  | { readonly kind: 'late'; readonly answers: RoutingEvent; readonly protection: RoutingEvent }
  | {
      readonly kind: 'partial';
      readonly answers: RoutingEvent;
      /** The paths below which alone the headers are set. */
      readonly paths: readonly string[];
    }
  | {
      readonly kind: 'off';
      /** The registration of the plugin that would set the headers. */
      readonly protection: RoutingEvent;
      /** The option that keeps it from doing so. */
      readonly option: string;
    }
  | {
      readonly kind: 'leftOut';
      /** What sets the headers in other environments than production. */
      readonly protection: RoutingEvent;
      /** How that is written. */
      readonly text: string;
    }
  | { readonly kind: 'uncalled'; readonly handler: Handler }
  | { readonly kind: 'emptied'; readonly emptied: EmptiedHeaders }
);

/** The applications of a file that surely answer without secure headers, and middleware that was not called. */
export function unprotectedApplications(analysis: Analysis): readonly UnprotectedApplication[] {
  return httpApplications(analysis).flatMap(application => {
    const adapter = adapterOf(analysis, application);
    const setup = adapter.setup ?? application.role.secureHeadersWith;
    if (!setup) return [];
    const uncalled = uncalledIn(analysis, application).map(handler => ({
      kind: 'uncalled' as const,
      application,
      setup,
      handler,
    }));
    const emptied = emptiedHeadersIn(analysis, application.events).map(found => ({
      kind: 'emptied' as const,
      application,
      setup,
      emptied: found,
    }));
    const gap =
      application.role.order === 'sequential'
        ? sequentialGap(analysis, application)
        : orderlessGap(analysis, application, adapter);
    const leftOut = gap?.kind === 'missing' ? leftOutIn(analysis, application) : null;
    const found = leftOut === 'whole' ? null : (leftOut ?? gap);
    return [...uncalled, ...emptied, ...(found ? [{ ...found, application, setup }] : [])];
  });
}

type WhatIsWrong<U> = U extends { readonly kind: string } ? Omit<U, 'application' | 'setup'> : never;

type Gap = WhatIsWrong<Exclude<UnprotectedApplication, { kind: 'uncalled' | 'emptied' }>>;

/** What sets the headers of an application in other environments than production; `whole`: it is made for those. */
function leftOutIn(analysis: Analysis, { call, events }: HttpApplication): Extract<Gap, { kind: 'leftOut' }> | 'whole' | null {
  const protection = events.find(event => isElsewhereThanProduction(analysis, event) && setsWhereItRuns(analysis, event));
  if (!protection) return null;
  const answering = events.filter(event => effectOf(analysis, event).answers);
  const isWhole =
    isLeftOutOfProduction(analysis.engine, call.node) ||
    (answering.length > 0 && answering.every(event => isElsewhereThanProduction(analysis, event)));
  return isWhole ? 'whole' : { kind: 'leftOut', protection, text: textOf(protection) };
}

function textOf(event: RoutingEvent): string {
  const handler = event.kind === 'plugin' ? event.handler : event.kind === 'middleware' ? event.handlers.at(-1) : null;
  return describeExpression(handler?.node ?? event.node);
}

/** Middleware covers what is registered after it, below the path for which it is registered. */
function sequentialGap(analysis: Analysis, application: HttpApplication): Gap | null {
  if (isGiven(application) || application.events.some(({ kind }) => kind === 'mounted')) return null;
  return gapInOrder(analysis, application) ?? gapBesidePath(analysis, application);
}

function gapBesidePath(analysis: Analysis, application: HttpApplication): Gap | null {
  const side = isRoot(analysis, application) ? openSideOf(analysis, application) : null;
  return side && !isOpenBefore(application, side.answers) ? { kind: 'partial', ...side } : null;
}

function gapInOrder(analysis: Analysis, application: HttpApplication): Gap | null {
  const { events } = application;
  const { candidates, barrier } = passageOf(analysis, events);
  const [answers] = candidates;
  if (!answers) return barrier === null && isFilledElsewhere(analysis, application) ? ELSEWHERE : null;
  if (isOpenBefore(application, answers)) return null;
  if ([...candidates, ...events.filter(({ kind }) => kind === 'route')].every(event => isFixedProbe(analysis, event)))
    return null;
  if (candidates.every(isProbe) && events.some(event => protectsItself(analysis, event))) return null;
  const protections = events
    .slice(events.indexOf(answers) + 1)
    .filter(event => isWrittenHere(event))
    .map(event => effectOf(analysis, event, NO_ROUTERS))
    .filter(({ sets, setsOwn }) => sets && !setsOwn);
  const [first] = protections;
  if (!first) {
    if (isRoot(analysis, application)) return { kind: 'missing', answers };
    return useElsewhere(analysis, application).serves ? { kind: 'missing', answers, isElsewhere: true } : null;
  }
  if (!first.setsAll || first.event.conditional) return null;
  const late = candidates.find(
    event =>
      first.event.run === event.run &&
      !event.conditional &&
      !isProbe(event) &&
      event.index < first.event.index &&
      protections.every(other => !mayPrecede(other.event, event)),
  );
  return late ? { kind: 'late', answers: late, protection: first.event } : null;
}

/** Whether clients talk to an application by itself, as far as its file tells, and no other file makes it part of another one. */
const isRoot = (analysis: Analysis, application: HttpApplication): boolean =>
  isRootHere(analysis, application) && !(isHandedOut(application) && useElsewhere(analysis, application).isPart);

/** Whether other files get an application that this one does not serve. */
const isHandedOut = ({ events }: HttpApplication): boolean =>
  !events.some(({ kind }) => kind === 'serve') && events.some(({ kind }) => kind === 'export' || kind === 'return');

const ELSEWHERE = { kind: 'missing', answers: null, isElsewhere: true } as const;

/** Whether other files register what answers on an application, which is served here or there. */
function isFilledElsewhere(analysis: Analysis, application: HttpApplication): boolean {
  const { serves, registers } = useElsewhere(analysis, application);
  return registers && (serves || application.events.some(({ kind }) => kind === 'serve'));
}

/**
 * Whether others may register something on the application before it answers: it is a field of an object, and a method
 * that nobody is seen to call registers what answers.
 */
const isOpenBefore = ({ holder, run }: HttpApplication, answers: RoutingEvent): boolean =>
  holder?.type === 'MemberExpression' && answers.run !== 0 && answers.run !== run;

/** So deep that routers are not looked into. */
const NO_ROUTERS = 3;

/** Whether one event may happen before another: by its place, or because the time of the other is not known. */
const mayPrecede = (earlier: RoutingEvent, later: RoutingEvent): boolean =>
  earlier.index < later.index || (earlier.run !== later.run && later.run !== 0);

/** Plugins and options cover every route, whenever they are registered. */
function orderlessGap(analysis: Analysis, application: HttpApplication, adapter: Adapter): Gap | null {
  const { events, call, role } = application;
  if (adapter.isUnseen || hasOptionOn(analysis, application)) return null;
  const all = [...events, ...adapter.events];
  const answers = orderlessAnswers(analysis, all);
  if (answers === undefined || isGiven(application)) return null;
  const serves =
    all.some(event => event.kind === 'serve' || (event.kind === 'escape' && event.exported)) ||
    (answers !== null && (isPrivate(application) || isExportedWhole(analysis, application)));
  // nest keeps its routes in other files
  const hasRoutes = answers !== null || role.framework === 'nest';
  if (call.node.type === 'Decorator') return null;
  if (!serves || !hasRoutes) {
    const elsewhere = useElsewhere(
      analysis,
      application,
      all.some(event => isProtectedScope(analysis, event)),
    );
    const isWhole = (serves || elsewhere.serves) && (hasRoutes || elsewhere.registers);
    return isWhole && !switchedOffIn(analysis, all) ? { kind: 'missing', answers, isElsewhere: true } : null;
  }
  const off = switchedOffIn(analysis, all);
  // a controller of another file may turn them on
  return off ? (role.framework === 'nest' ? null : off) : { kind: 'missing', answers };
}

/** A plugin for the headers that leaves it to the routes to turn them on, none of which does. */
function switchedOffIn(analysis: Analysis, events: readonly RoutingEvent[]): Extract<Gap, { kind: 'off' }> | null {
  for (const event of events) {
    const option = switchedOffBy(analysis, event);
    if (option !== null) return { kind: 'off', protection: event, option };
    const inside = event.kind === 'plugin' && event.scope ? switchedOffIn(analysis, event.scope.events) : null;
    if (inside) return inside;
  }
  return null;
}

/** What answers without the headers in an application or the scope of a plugin; undefined where something sets them, or may. */
function orderlessAnswers(analysis: Analysis, events: readonly RoutingEvent[]): RoutingEvent | null | undefined {
  let unseen: RoutingEvent | null = null;
  for (const event of events) {
    if (event.kind === 'route') continue;
    const effect = effectOf(analysis, event);
    if (effect.sets || effect.maySet) return undefined;
    if (effect.answers) unseen ??= event;
  }
  let answers: RoutingEvent | null = null;
  const isProbed = events.some(isProbe) && events.some(event => protectsItself(analysis, event));
  for (const event of events) {
    // one that is known is enough; of the others only those of this file are looked at
    if (event.kind !== 'route' || (answers && !isWrittenHere(event))) continue;
    const effect = effectOf(analysis, event);
    if (effect.setsOwn) continue;
    if (effect.sets) return undefined;
    if (effect.answers && !(isProbed && isProbe(event))) answers ??= event;
  }
  if (answers) return answers;
  let isProtectedInside = false;
  for (const event of events) {
    if (event.kind !== 'plugin' || !event.scope) continue;
    const inside = orderlessAnswers(analysis, event.scope.events);
    if (inside) return event;
    isProtectedInside ||= inside === undefined;
  }
  return isProtectedInside ? null : unseen;
}

/** Whether a plugin sets the headers in a scope of its own: what the file has for them is known, and holds for that alone. */
const isProtectedScope = (analysis: Analysis, event: RoutingEvent): boolean =>
  event.kind === 'plugin' && event.scope !== null && event.scope.events.some(inner => effectOf(analysis, inner).sets);

const uncalledIn = ({ engine }: Analysis, application: HttpApplication): readonly Handler[] =>
  application.events
    .filter(event => event.kind === 'middleware')
    .filter(({ call }) => call.frame.home === engine && call.args.some(argument => mayBeUncalled(engine, argument)))
    .flatMap(event => event.handlers)
    .filter(
      ({ roles, uncalledRoles, origin, home }) =>
        home === engine &&
        origin.kind !== 'union' &&
        !roles.some(role => role.role === 'secure-headers') &&
        uncalledRoles.some(role => role.role === 'secure-headers'),
    );

/** Whether a library's function or a list stands in the file where middleware is registered. */
const mayBeUncalled = (engine: Engine, argument: Node): boolean =>
  argument.type !== 'CallExpression' &&
  alternativesOf(engine.localOriginOf(argument)).some(
    of => of.kind === 'namespace' || (of.kind === 'api' && !of.call) || of.kind === 'array' || of.kind === 'elements',
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
