import type { RoutingPath } from '../engine/index.js';

/** A path in which every character stands for itself; Hono writes `/admin/*` for what lies below one. */
const PLAIN = /^\/[\w\-.~/]*$/;

/** The path below which alone something holds; null where it holds everywhere, or where that is not known. */
export function fixedPathOf(path: RoutingPath | null): string | null {
  const text = path?.text?.replace(/\/\*$/, '').replace(/\/$/, '') ?? '';
  return PLAIN.test(text) ? text : null;
}

/** Whether something holds for requests of every path. */
export const isForAllPaths = (path: RoutingPath | null): boolean =>
  path === null || /^(?:\/?\*?|\(\.\*\))$/.test(path.text ?? 'unknown');

/** Whether a route is for requests of one path, or of a kind of them that begins with a fixed segment. */
export const isForOnePath = (path: RoutingPath | null): boolean => /^\/(?:[\w\-.~][\w\-.~/:{}]*)?$/.test(path?.text ?? '');

const segmentsOf = (path: string): readonly string[] =>
  path
    .toLowerCase()
    .split('/')
    .filter(segment => segment !== '');

/** Whether requests for a path lie below another one, do not, or some do and some do not. */
export function placeBelow(path: string, base: string): 'inside' | 'outside' | 'above' {
  const own = segmentsOf(path);
  const above = segmentsOf(base);
  if (own.some((segment, index) => index < above.length && segment !== above[index])) return 'outside';
  return own.length >= above.length ? 'inside' : 'above';
}

/** Where something is registered in a router that is registered at a base; null where it is not known. */
export function joinedPath(base: string, path: RoutingPath | null): string | null {
  const text = path === null ? '' : path.text;
  return text === null || /[()[\]+?^$|\\]/.test(text) ? null : `${base}/${text.replace(/^\//, '')}`;
}
