import path from 'node:path';
import { contains, staticName, type Node, type Origin } from '../engine/index.js';
import type { Analysis, Play } from './analysis.js';
import { mayReachHeaders } from './header-reach.js';
import { httpApplications, type HttpApplication } from './http-application.js';

/** A server without a framework that writes pages, and no header which makes browsers refuse anything. */
export interface BarePages {
  readonly application: HttpApplication;
}

const PAGE = /^\s*text\/html\b/i;

/** Folders of programs that no user of the backend talks to. */
const ASIDE = /(?:^|\/)(?:scripts?|tools?|bench(?:marks?)?|examples?|demos?|dev|mocks?|fixtures?|stubs?|e2e|tests?)\//i;

/** The servers of a file that only their listener answers, which sends HTML. */
export function barePages(analysis: Analysis): readonly BarePages[] {
  const applications = httpApplications(analysis);
  const bare = applications.filter(application => isBare(analysis, application));
  // a framework beside it may be what the listener hands requests to
  if (bare.length === 0 || bare.length < applications.length || isAside(analysis)) return [];
  const pages = analysis.playing('response-header').filter(play => writesPage(analysis, play));
  if (pages.length === 0 || mayBeSetByPackage(analysis) || mayReachHeaders(analysis.engine)) return [];
  return bare.map(application => ({ application }));
}

/** Whether a function of the file is all that answers on a server, which others may reach and which goes on. */
function isBare({ engine, sourceCode }: Analysis, { role, call, events, holder }: HttpApplication): boolean {
  if (role.framework !== 'node' || role.secureHeadersWith) return false;
  const listener = call.args.at(-1);
  const origin = listener ? engine.originOf(listener, call.frame) : null;
  if (origin?.kind !== 'function' || origin.frame.home !== engine) return false;
  const serves = events.filter(({ kind }) => kind === 'serve');
  const isLocal = serves.some(({ node }) => /localhost|127\.0\.0\.1|::1/.test(sourceCode.getText(node)));
  const closes = (holder?.type === 'Identifier' ? (engine.bindings.variableOf(holder)?.references ?? []) : []).some(
    ({ identifier }) => closesServer(identifier) && contains(origin.node, identifier),
  );
  return serves.length > 0 && !isLocal && !closes;
}

/** `server.close()`: in the listener it waits for one request, as a command does that somebody has to log in for. */
const closesServer = ({ parent }: Node): boolean => parent?.type === 'MemberExpression' && staticName(parent) === 'close';

/** Whether a call writes that the response is a page. */
function writesPage({ engine }: Analysis, { call, role }: Play<'response-header'>): boolean {
  const name = engine.originAt(call, role.name);
  if (name?.kind === 'literal') {
    const value = call.args[1];
    return /^content-type$/i.test(String(name.value)) && value !== undefined && isPage(engine.originOf(value, call.frame));
  }
  return (
    name?.kind === 'object' &&
    ['Content-Type', 'content-type', 'Content-type'].some(key => isPage(engine.memberOf(name, key, call.node)))
  );
}

const isPage = (origin: Origin): boolean =>
  origin.kind === 'literal' && typeof origin.value === 'string' && PAGE.test(origin.value);

const mayBeSetByPackage = (analysis: Analysis): boolean =>
  [...(analysis.package?.dependencies.keys() ?? [])].some(name => /helmet|secur\w*-?headers|lusca/i.test(name));

/** Packages by which a command shows pages to whoever has started it. */
const SHOWS = /['"](?:open|opn|chokidar|esbuild|vite|livereload|browser-sync)['"]/;

/** Whether a file is a command or a help for developers. */
function isAside({ engine: { module }, package: own, sourceCode }: Analysis): boolean {
  const file = own ? path.relative(own.folder, module.fileName) : module.fileName;
  return sourceCode.text.startsWith('#!') || SHOWS.test(sourceCode.text) || ASIDE.test(file.split(path.sep).join('/'));
}
