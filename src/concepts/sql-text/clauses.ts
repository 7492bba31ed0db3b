import type { Token } from './token.js';
import { isSymbol, wordIs } from './token.js';
import { COMPARISON_SYMBOLS, KEYWORDS } from './words.js';

/** Whether a word is one of the grammar where it stands, rather than a name or a function. */
export function isKeyword(word: string, before: Token | null, after: Token | null): boolean {
  if (!KEYWORDS.has(word) || isSymbol(before, '.')) return false;
  // A column that is called like a keyword: `WHERE key = 'a'`.
  if (after?.kind === 'symbol' && COMPARISON_SYMBOLS.has(after.text)) return /^(?:end|null|true|false|not)$/.test(word);
  // `LEFT(name, 3)`, `REPLACE(a, b, c)`, `VALUES(col)` in the tail of a MySQL insert.
  return !(isSymbol(after, '(') && /^(?:left|right|replace|mod|any|some|row|match|glob)$/.test(word));
}

/** The clause that a keyword starts, or null. */
export function clauseOf(word: string, previous: string | null, after: Token | null, current: string): string | null {
  switch (word) {
    case 'by':
      return previous === 'order' || previous === 'group' || previous === 'partition' ? `${previous}-by` : null;
    case 'update':
      if (previous === 'key') return 'set';
      if (previous === 'for') return 'for';
      return previous === 'do' ? null : 'update';
    case 'on':
      return wordIs(after, /^(?:conflict|duplicate)$/) ? 'into' : 'on';
    case 'top':
      return previous === 'select' || previous === 'distinct' ? 'top' : null;
    case 'values':
      return current === 'set' ? null : 'values';
    case 'call':
    case 'exec':
    case 'execute':
      return 'call';
    case 'union':
    case 'intersect':
    case 'except':
      return 'start';
    case 'for':
      return wordIs(after, /^(?:update|share)$/) ? 'for' : null;
    case 'fetch':
    case 'set':
    case 'select':
    case 'from':
    case 'join':
    case 'where':
    case 'having':
    case 'returning':
    case 'limit':
    case 'offset':
    case 'into':
    case 'using':
    case 'delete':
    case 'table':
      return word;
    default:
      return null;
  }
}
