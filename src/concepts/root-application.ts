import path from 'node:path';
import { isFunction, type Node, type RoutingEvent } from '../engine/index.js';
import type { Analysis } from './analysis.js';
import type { HttpApplication } from './http-application.js';

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
      event =>
        event.kind === 'export' && (event.member !== null || (event.name === 'default' && isEntryFile(analysis, application))),
    )
  )
    return true;
  if (isPrivate(application)) return true;
  if (role.framework !== 'express') return false;
  const isCompleted = events.some(({ kind }) => kind === 'export') && !events.some(({ kind }) => kind === 'return');
  return (isCompleted && events.some(isRootOnly)) || isNamedAsRoot(application);
}

/** Nobody else can reach it: what it has is what the file gives it. */
export const isPrivate = ({ events, holder }: HttpApplication): boolean =>
  holder?.type === 'Identifier' &&
  !events.some(({ kind }) => kind === 'export' || kind === 'return' || kind === 'escape' || kind === 'mounted');

/** Settings, error handlers and static files, which sub-applications leave to the application above them. */
const isRootOnly = (event: RoutingEvent): boolean =>
  event.kind === 'setting' ||
  event.kind === 'static' ||
  (event.kind === 'middleware' &&
    event.handlers.some(
      ({ origin, roles }) =>
        roles.some(role => role.role === 'static-files') || (origin.kind === 'function' && origin.node.params.length === 4),
    ));

/** An application called so, which reads bodies for all its routes, in a module or a function that makes applications. */
function isNamedAsRoot({ events, holder, call }: HttpApplication): boolean {
  if (holder?.type !== 'Identifier' || !/^(?:app|server|application)$/i.test(holder.name)) return false;
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
function isEntryFile(analysis: Analysis, { role }: HttpApplication): boolean {
  if (role.framework !== 'hono' || !analysis.package) return false;
  const file = path.relative(analysis.package.folder, analysis.engine.module.fileName).split(path.sep).join('/');
  return /^(?:src\/)?(?:index|main|server|app|worker)\.[cm]?[jt]sx?$/.test(file);
}
