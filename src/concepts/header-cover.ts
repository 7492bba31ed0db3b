import {
  describeExpression,
  isNear,
  isOfOtherFile,
  namedRoles,
  sourceOf,
  type Handler,
  type RoutingEvent,
  type TextTest,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { isNamedForHeaders } from './header-code.js';
import { answersItself, effectOf, isProbe, isSecureHeaders, passageOf } from './header-effect.js';
import { fixedPathOf, isForAllPaths, joinedPath, placeBelow } from './header-paths.js';
import type { HttpApplication } from './http-application.js';

/** Whether an event registers something that can be judged without a look into another file, or is named for the headers. */
export const isWrittenHere = (event: RoutingEvent): boolean =>
  (event.kind !== 'middleware' && event.kind !== 'route') ||
  event.call.args.some(
    argument =>
      argument.type !== 'Literal' &&
      (!isOfOtherFile(event.call.frame.home, argument) ||
        namedRoles(event.call.frame.home, argument).some(({ role }) => role === 'secure-headers') ||
        isNamedForHeaders(describeExpression(argument), sourceOf(event.call.frame.home, argument).module)),
  );

/** What answers outside of the paths for which alone an application sets the headers. */
export interface OpenSide {
  readonly paths: readonly string[];
  readonly answers: RoutingEvent;
}

/** The side of an application that middleware for the headers leaves open, being registered for other paths alone. */
export function openSideOf(analysis: Analysis, { events }: HttpApplication): OpenSide | null {
  const covers = coversIn(analysis, events);
  if (covers.length === 0) return null;
  const own = new Set(covers.map(({ event }) => event));
  const paths = [...new Set(covers.map(({ path }) => path))];
  const rest = events.filter(
    event => !own.has(event) && (!effectOf(analysis, event).answers || answersOutside(analysis, event, '', paths, 0)),
  );
  const answers = passageOf(analysis, rest).candidates.find(event => !event.conditional && !isProbe(event));
  if (!answers) return null;
  // what comes late for all paths is another mistake
  const isLate = rest.slice(rest.indexOf(answers) + 1).some(event => isWrittenHere(event) && effectOf(analysis, event).sets);
  return isLate ? null : { paths, answers };
}

const SPEAKS_OF_HEADERS: TextTest = { name: 'headers', matches: text => /helmet|secure-?headers|lusca/i.test(text) };

/** The events that set the headers for a fixed path, as long as none sets them for all: middleware, and routes that have it. */
function coversIn(
  analysis: Analysis,
  events: readonly RoutingEvent[],
): readonly { readonly event: RoutingEvent; readonly path: string }[] {
  const covers: { event: RoutingEvent; path: string }[] = [];
  // a base moves the paths of what is registered after it
  if (analysis.sourceCode.text.includes('.basePath(')) return covers;
  const { engine } = analysis;
  // routes have them by name or of a library
  const mayBeOnRoutes = engine.named.roles.size > 0 || isNear(engine, SPEAKS_OF_HEADERS, 1);
  for (const event of events) {
    if (event.kind === 'route') {
      const path = mayBeOnRoutes && isWrittenHere(event) ? fixedPathOf(event.path) : null;
      if (path !== null && event.handlers.some(({ roles }) => roles.some(isSecureHeaders))) covers.push({ event, path });
      continue;
    }
    const { sets, maySet } = effectOf(analysis, event);
    if (!sets && !maySet) continue;
    const path = event.kind === 'middleware' && sets ? fixedPathOf(event.path) : null;
    if (path === null) break;
    covers.push({ event, path });
  }
  return covers;
}

/** Whether an event surely answers requests that lie below none of some paths. */
function answersOutside(
  analysis: Analysis,
  event: RoutingEvent,
  base: string,
  covered: readonly string[],
  depth: number,
): boolean {
  if (event.kind !== 'middleware' && event.kind !== 'route') return false;
  const path = joinedPath(base, event.path);
  if (path === null || isAside(event)) return false;
  const places = covered.map(cover => placeBelow(path, cover));
  if (places.includes('inside')) return false;
  if (event.kind === 'route' || !places.includes('above')) return true;
  // what is registered for more than the covered paths may have nothing but them in it
  return event.handlers.some(handler => {
    const { container, roles } = handler;
    if (!container) return roles.some(role => role.role === 'static-files') || answersItself(handler, event);
    if (depth > 2) return false;
    for (const inner of container.events) {
      const { sets, maySet, answers } = effectOf(analysis, inner, depth + 1);
      if (sets || maySet) return false;
      if (answers && !isProbe(inner) && answersOutside(analysis, inner, path, covered, depth + 1)) return true;
    }
    return false;
  });
}

/** Whether what answers shows nothing of its own: it leads to another address, or says that there is nothing here. */
function isAside(event: Extract<RoutingEvent, { kind: 'middleware' | 'route' }>): boolean {
  const handler = event.handlers.at(-1);
  if (!handler) return false;
  const text = textOf(handler);
  if (/\bredirect\(/.test(text) && !/\b(?:render|view|send|sendFile|json|html|text|end|body)\b/.test(text)) return true;
  const isForRest = event.kind === 'middleware' ? isForAllPaths(event.path) : event.path?.text?.includes('*') === true;
  return isForRest && /\b404\b|not_?found/i.test(text);
}

const textOf = ({ node, origin }: Handler): string =>
  origin.kind === 'function'
    ? `${describeExpression(node)} ${origin.frame.home.module.text.slice(...origin.node.range)}`
    : describeExpression(node);
