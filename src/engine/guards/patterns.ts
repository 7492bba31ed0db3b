import type { Engine } from '../origins/engine.js';
import { unwrap, type Node } from '../syntax.js';

/** A regular expression as it is written down. */
export interface Pattern {
  readonly pattern: string;
  readonly flags: string;
}

/** Whether a regular expression matches whole texts of listed characters only: no quote, space or dot-all slips through. */
export function isNarrowPattern(regex: Pattern | null): boolean {
  if (!regex || regex.flags.includes('m')) return false;
  const { pattern } = regex;
  if (!pattern.startsWith('^') || !pattern.endsWith('$') || pattern.endsWith('\\$')) return false;
  if (hasAlternatives(pattern)) return false;
  const outsideClasses = pattern.replace(/\\\./g, '').replace(/\[(?:\\.|[^\]])*\]/g, '');
  if (/\.|\\[sSWDpP]/.test(outsideClasses)) return false;
  return !/\[\^|\[[^\]]*(?:\\[sSWD]|['"`;\s\\(])/.test(pattern.replace(/\\[wd.\-/]/g, ''));
}

/** Whether a regular expression that is looked for in a text lets any text follow what it fits, or come before that. */
export function isOpenPattern(regex: Pattern | null): boolean {
  if (!regex || /\(\?<?[=!]/.test(regex.pattern)) return false;
  const assertions = regex.pattern.replace(/\\.|\[(?:\\.|[^\]])*\]/g, '');
  return !assertions.includes('$') || !assertions.includes('^');
}

/** Whether `|` stands outside all brackets, so that the anchors at the ends belong to one alternative each. */
function hasAlternatives(pattern: string): boolean {
  let depth = 0;
  for (const [piece] of pattern.matchAll(/\\.|\[(?:\\.|[^\]])*\]|[()|]/g)) {
    if (piece === '(') depth += 1;
    else if (piece === ')') depth -= 1;
    else if (piece === '|' && depth === 0) return true;
  }
  return false;
}

/** The source of a regular expression, written in place or in a constant. */
export function patternOf(engine: Engine, node: Node): Pattern | null {
  const inner = unwrap(node);
  if (inner.type === 'Literal' && 'regex' in inner) return inner.regex;
  const origin = inner.type === 'Identifier' || inner.type === 'MemberExpression' ? engine.originOf(inner) : null;
  const written = origin?.kind === 'unknown' && origin.reason === 'regexp' ? /^\/(.*)\/([a-z]*)$/s.exec(origin.name) : null;
  return written ? { pattern: written[1] ?? '', flags: written[2] ?? '' } : null;
}
