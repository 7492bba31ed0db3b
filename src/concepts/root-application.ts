import path from 'node:path';
import {
  describeExpression,
  isFunction,
  rootOfChain,
  staticName,
  type Engine,
  type Node,
  type RoutingEvent,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { eventName, type HttpApplication } from './http-application.js';
import { isOfWorkerObject } from './worker-object.js';

/** The default of a parameter: callers bring their own. */
export function isGiven({ call }: HttpApplication): boolean {
  for (let node: Node = call.node; node.parent; node = node.parent) {
    if (node.parent.type === 'AssignmentPattern' && node.parent.right === node) return true;
    if (node.type.endsWith('Statement')) return false;
  }
  return false;
}

/** Whether an application is the one that clients talk to, not a part of another one. */
export function isRoot(analysis: Analysis, application: HttpApplication): boolean {
  const { events, role } = application;
  if (events.some(event => event.kind === 'serve' || (event.kind === 'escape' && event.exported && event.to.of === 'package')))
    return true;
  if (
    events.some(
      event => event.kind === 'export' && (event.member !== null || (event.name === 'default' && isEntryFile(analysis, role))),
    )
  )
    return true;
  if (isPrivate(application)) return !isOnlyFilled(analysis, application) && !isOfWorkerObject(analysis.engine, application);
  if (!/^(?:express|koa)$/.test(role.framework) || isToldToBePart(analysis, application)) return false;
  const isCompleted = events.some(({ kind }) => kind === 'export') && !events.some(({ kind }) => kind === 'return');
  const tells = isNamedApplication(application) ? isForWhole : isRootOnly;
  return (isCompleted && events.some(tells)) || isNamedAsRoot(application);
}

/** Nobody else can reach it: what it has is what the file gives it. */
export const isPrivate = ({ events, holder }: HttpApplication): boolean =>
  holder?.type === 'Identifier' &&
  !events.some(({ kind }) => kind === 'export' || kind === 'return' || kind === 'escape' || kind === 'mounted');

/**
 * Whether functions that an application is handed to register all that answers, and neither they nor the file serve it:
 * it is made for what they do besides, as in a command that loads what a server has. It answers nobody.
 */
function isOnlyFilled({ engine }: Analysis, { events, holder }: HttpApplication): boolean {
  const own = holder ? engine.bindings.variableOf(holder) : null;
  if (own?.references.some(({ identifier }) => answersRequests(identifier))) return false;
  let isHandedOver = false;
  for (const event of events) {
    if (event.kind === 'static') return false;
    if (event.kind !== 'route' && event.kind !== 'middleware') continue;
    const { home } = event.call.frame;
    const root = rootOfChain(event.call.node);
    const variable = root.type === 'Identifier' ? home.bindings.variableOf(root) : null;
    const isGivenThere = home !== engine || variable?.defs.some(({ type }) => (type as string) === 'Parameter') === true;
    if (isGivenThere && variable !== own) isHandedOver = true;
    else if (event.kind === 'route' || event.path !== null) return false;
  }
  return isHandedOver;
}

/** `app(req, res)`, `app.handle(req, res)`, `server.on('request', app)`: a listener hands it what comes in, or it is one. */
function answersRequests(application: Node): boolean {
  const { parent } = application;
  if (parent?.type === 'CallExpression')
    return parent.callee === application || /\.(?:on|addListener)$/.test(describeExpression(parent.callee));
  return (
    parent?.type === 'MemberExpression' && parent.object === application && /^(?:handle|emit)$/.test(staticName(parent) ?? '')
  );
}

/** Settings, error handlers and static files, which sub-applications mostly leave to the application above them. */
const isForWhole = (event: RoutingEvent): boolean =>
  event.kind === 'setting' ||
  event.kind === 'static' ||
  isRootOnly(event) ||
  (event.kind === 'middleware' && event.handlers.some(({ roles }) => roles.some(role => role.role === 'static-files')));

/** Settings of the whole server and error handlers: a part with pages of its own has views and static files, but not these. */
const isRootOnly = (event: RoutingEvent): boolean =>
  (event.kind === 'setting' && !/^(?:views?$|view |layout)/.test(event.name) && !eventName(event).endsWith('.engine')) ||
  (event.kind === 'middleware' &&
    event.handlers.some(({ origin }) => origin.kind === 'function' && origin.node.params.length === 4));

/** Whether the file itself tells that an application is mounted on another one: it asks where, or says it. */
function isToldToBePart(analysis: Analysis, { holder }: HttpApplication): boolean {
  const { text } = analysis.sourceCode;
  if (/\b(?:req|request|res|response)\.app\.(?:mountpath|parent)\b/.test(text)) return true;
  if (!holder) return false;
  const name = describeExpression(holder).replace(/[^\w]/g, String.raw`\$&`);
  const asks = String.raw`(?:mountpath\b|parent\b|path\(\)|(?:on|once|addListener)\(\s*['"\`]mount['"\`])`;
  if (new RegExp(String.raw`(?<![\w$.])${name}[?!]?\.${asks}|\bmountpath\b[^}]*\}\s*=\s*${name}(?![\w$.])`).test(text))
    return true;
  const uses = holder.type === 'Identifier' ? (analysis.engine.bindings.variableOf(holder)?.references ?? []) : [];
  return uses.some(({ identifier }) => isBesidePath(analysis.engine, identifier));
}

/** `{ path: '/admin', handler: admin }`, `{ '/admin': admin }`, `['/admin', admin]`: where another application takes it in. */
export function isBesidePath(engine: Engine, application: Node): boolean {
  const { parent } = application;
  const isPath = (node: Node | null): boolean => {
    if (!node || node === application) return false;
    const value = engine.originOf(node);
    return value.kind === 'literal' && typeof value.value === 'string' && value.value.startsWith('/');
  };
  if (parent?.type === 'ArrayExpression') return parent.elements.some(isPath);
  if (parent?.type !== 'Property' || parent.value !== application || parent.parent.type !== 'ObjectExpression') return false;
  const besides = parent.parent.properties.flatMap(other =>
    other.type === 'Property' && PATH_KEY.test(staticName(other) ?? '') ? [other.value] : [],
  );
  return [...(parent.key.type === 'Literal' ? [parent.key] : []), ...besides].some(isPath);
}

const PATH_KEY = /^(?:path|prefix|route|url|base|mount)(?:path|url)?$/i;

const isNamedApplication = ({ holder }: HttpApplication): boolean =>
  holder?.type === 'Identifier' && /^(?:app|server|application)$/i.test(holder.name);

/** An application called so, which reads bodies for all its routes, in a module or a function that makes applications. */
function isNamedAsRoot(application: HttpApplication): boolean {
  const { events, call } = application;
  if (!isNamedApplication(application)) return false;
  const readsBodies = events.some(
    event =>
      event.kind === 'middleware' &&
      event.path === null &&
      event.handlers.some(({ roles }) => roles.some(role => role.role === 'size-limit' && role.bounds === 'body')),
  );
  if (!readsBodies) return false;
  if (!events.some(({ kind }) => kind === 'return')) return true;
  for (let node: Node | undefined = call.node.parent; node; node = node.parent) {
    if (!isFunction(node)) continue;
    const holderOfFunction =
      node.type === 'FunctionDeclaration' ? node.id : node.parent.type === 'VariableDeclarator' ? node.parent.id : null;
    return (
      holderOfFunction?.type === 'Identifier' &&
      /^(?:create|build|make|setup|init|get)_?(?:express)?_?(?:app|application|server)$/i.test(holderOfFunction.name)
    );
  }
  return true;
}

/** The module that a platform starts, such as a worker: `src/index.ts`. */
export function isEntryFile(
  analysis: Analysis,
  { framework }: HttpApplication['role'],
  fileName = analysis.engine.module.fileName,
): boolean {
  if (framework !== 'hono' || !analysis.package) return false;
  const file = path.relative(analysis.package.folder, fileName).split(path.sep).join('/');
  return /^(?:src\/)?(?:index|main|server|app|worker)\.[cm]?[jt]sx?$/.test(file);
}
