import type { Engine } from '../origins/engine.js';
import { unwrap, type Node } from '../syntax.js';

/** A regular expression as it is written down. */
export interface Pattern {
  readonly pattern: string;
  readonly flags: string;
}

/** Characters by which text gets out of where it stands in a statement. */
const ESCAPING = '\'"`;\\( \t\n\r';
/** Characters that are no letter, digit or space, nor one of a few signs as in `a.b`, `a-b`, `a, b`, `a:b`, `a@b`. */
const SIGNS = '!"#$%&\'()*+/;<=>?[\\]^`{|}~';

/** Whether a regular expression matches whole texts of listed characters only: no quote or dot-all slips through, and no list has a space. */
export function isNarrowPattern(regex: Pattern | null): boolean {
  if (!regex || regex.flags.includes('m')) return false;
  const { pattern } = regex;
  if (!pattern.startsWith('^') || !pattern.endsWith('$') || pattern.endsWith('\\$')) return false;
  if (hasAlternatives(pattern)) return false;
  const outsideClasses = pattern.replace(PIECES, piece => (piece.startsWith('[') || piece === '\\.' ? '' : piece));
  if (/['"`.]|\\[sSWDpPxuc\\]/.test(outsideClasses)) return false;
  return [...pattern.matchAll(PIECES)].every(
    ([piece, content = '']) => piece.startsWith('\\') || (!content.startsWith('^') && !mayHold(content, ESCAPING)),
  );
}

/** What is escaped, and the classes with what they list. */
const PIECES = /\\.|\[((?:\\.|[^\]])*)\]/g;

/** Whether a pattern fits all characters but letters, digits, spaces and a few signs: `[^\w .]`. */
export function leavesListed(pattern: string): boolean {
  const [, content] = /^\[\^((?:\\.|[^\]\\])*)\]\+?$/.exec(pattern) ?? [];
  return /^\\[WD]\+?$/.test(pattern) || (content !== undefined && !mayHold(content, SIGNS));
}

/** A character as it is written in a class. */
const CHARACTER = String.raw`\\x[\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\u\{[\da-fA-F]+\}|\\[^pPwWdDsSxuckbB\d]|[^\\]`;
/** An entry of a class: `\w`, `\p{L}`, a character, or two with all between them. */
const ENTRY = new RegExp(String.raw`\\p\{[LMN]\w*\}|\\[wds]|(${CHARACTER})(?:-(${CHARACTER}))?`, 'gu');

/** Whether a class lists one of some characters, or something that is not read. */
function mayHold(content: string, characters: string): boolean {
  const codes = Array.from(characters, codeOf);
  let read = 0;
  for (const { 0: entry, 1: first, 2: last = first, index } of content.matchAll(ENTRY)) {
    if (index !== read) return true;
    read += entry.length;
    if (first !== undefined && last !== undefined) {
      const [from, to] = [codeOf(first), codeOf(last)];
      if (codes.some(code => from <= code && code <= to)) return true;
    } else if (entry === '\\s' && characters.includes(' ')) return true;
  }
  return read !== content.length;
}

const CONTROLS: Readonly<Record<string, string>> = { '\\t': '\t', '\\n': '\n', '\\r': '\r', '\\f': '\f', '\\v': '\v' };

/** The code of a character as it is written. */
function codeOf(written: string): number {
  const [, hexadecimal] = /^\\[xu]\{?([\da-fA-F]+)\}?$/.exec(written) ?? [];
  if (hexadecimal !== undefined) return parseInt(hexadecimal, 16);
  return (CONTROLS[written] ?? written.replace(/^\\(?=.)/, '')).codePointAt(0) ?? 0;
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
