import {
  alternativesOf,
  contains,
  isOwnModule,
  mayBeNear,
  otherSources,
  type Call,
  type Node,
  type TextTest,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { httpApplications, type HttpApplication } from './http-application.js';

/** An application whose handlers read bodies of any size, and which serves without a platform that has a limit. */
export interface UnlimitedReading {
  readonly application: HttpApplication;
  /** What would limit the bodies. */
  readonly protection: string;
  /** The first call that reads one. */
  readonly read: Call;
  /** Files may come in it, so that large bodies are no surprise: a form or bytes. */
  readonly takesFiles: boolean;
}

/** Imports of imports that are looked through for a limit. */
const MAX_HOPS = 5;

/** Code that may limit bodies, by middleware or by the length that a client tells. */
const LIMITS: TextTest = {
  name: 'limits of bodies',
  matches: text => /body_?limit|content-?length|max_?(?:body|size|bytes)|too_?large|\b413\b/i.test(text),
};

/** The applications that are created, served and read from in one file, without a limit in it or in any that it leads to. */
export function unlimitedReadings(analysis: Analysis): readonly UnlimitedReading[] {
  const serving = new Set<unknown>(
    analysis
      .playing('serve')
      .filter(({ role }) => role.unlimited)
      .map(({ call }) => call.node),
  );
  if (serving.size === 0) return [];
  return httpApplications(analysis).flatMap(application => {
    const protection = application.role.bodyLimitWith;
    const isServed = application.events.some(({ kind, node }) => kind === 'serve' && serving.has(node));
    if (protection === undefined || !isServed) return [];
    const reads = bodyReads(analysis, application.call.api.library).filter(read => isReadBy(analysis, application, read.node));
    const read = reads.find(takesFiles) ?? reads[0];
    return read && !mayLimit(analysis) ? [{ application, protection, read, takesFiles: takesFiles(read) }] : [];
  });
}

/** The calls that read a body from a request of a framework. */
const bodyReads = (analysis: Analysis, library: string): readonly Call[] =>
  analysis
    .playing('request-input')
    .filter(({ call, role }) => role.part === 'body' && call.api.library === library)
    .map(({ call }) => call);

/** Whether code stands in what is registered on an application or on a router below it. */
function isReadBy(analysis: Analysis, { events }: Pick<HttpApplication, 'events'>, node: Node, depth = 0): boolean {
  return events.some(event => {
    if (event.kind !== 'route' && event.kind !== 'middleware') return false;
    return event.handlers.some(
      ({ origin, container }) =>
        alternativesOf(origin).some(
          of => of.kind === 'function' && of.frame.home === analysis.engine && contains(of.node, node),
        ) ||
        (container !== null && depth < 3 && isReadBy(analysis, container, node, depth + 1)),
    );
  });
}

const takesFiles = ({ api }: Call): boolean =>
  api.api.plays?.some(role => role.role === 'request-input' && (role.shape === 'strings' || role.shape === 'bytes')) ?? false;

/** Whether the file or one that it leads to may limit bodies, or cannot be read, or a package may do so by its name. */
const mayLimit = ({ engine }: Analysis): boolean =>
  mayBeNear(engine, LIMITS, MAX_HOPS) || otherSources(engine).some(source => !isOwnModule(source) && /limit/i.test(source));
