import type { SqlGrammar } from './pieces.js';
import type { PlaceholderToken, Token } from './token.js';
import { isPositional } from './token.js';

/** The values that the call binds already. */
export interface Existing {
  /** The length of the array of values. */
  readonly positional: number;
  /** The names of the object of values. */
  readonly names: readonly string[];
}

interface Placeholders {
  /** The next placeholder, for a value that stands at an offset. */
  readonly next: (nameHint: string, offset: number) => { text: string; index: number; name?: string };
}

type Refusal = { readonly refused: string };

/** The placeholders to write, in the style that the text and its present values call for. */
export function placeholdersFor(tokens: readonly Token[], grammar: SqlGrammar, existing: Existing): Placeholders | Refusal {
  const { placeholder } = grammar;
  const present = tokens.filter(token => token.kind === 'placeholder');
  const isNamed = placeholder === ':name' || placeholder === '@name';
  if (placeholder === 'unknown') return { refused: 'the driver and its placeholders are unknown' };
  if (existing.positional > 0 && existing.names.length > 0) return { refused: 'values are bound both by position and by name' };
  if (placeholder === 'tag') {
    if (present.length > 0) return { refused: 'the text already holds placeholders' };
    return { next: () => ({ text: '', index: 0 }) };
  }
  if (existing.names.length > 0 || (isNamed && existing.positional === 0)) return named(tokens, present, grammar, existing);
  if (!isNamed) return positional(placeholder, tokens, present, existing);
  // One API, several styles: an array of values beside a text with `?` or `$1`.
  const style = present.find(isPositional)?.sigil;
  if (style !== '?' && style !== '$') return { refused: 'the style of the placeholders in the text is not known' };
  return positional(style === '?' ? '?' : '$1', tokens, present, existing);
}

function positional(
  style: SqlGrammar['placeholder'],
  tokens: readonly Token[],
  present: readonly PlaceholderToken[],
  existing: Existing,
): Placeholders | Refusal {
  if (style === '?') return byOrder(tokens, present, existing);
  const sigil = style.charAt(0);
  const numbers = present.filter(token => token.sigil === sigil && token.number !== null);
  if (sigil !== ':' && literalHas(tokens, sigil === '$' ? /\$[\d{(<[/]/ : /@\d/)) {
    return { refused: 'a literal holds text like a placeholder' };
  }
  const first = style === '@0' ? 0 : 1;
  const used = Math.max(0, ...numbers.map(token => token.number! - first + 1));
  if (used > existing.positional) return { refused: 'the text holds a placeholder without a value' };
  let count = existing.positional;
  return {
    next: (_hint, offset) => ({
      text: `${sigil}${first + count++}`,
      // Oracle pairs values with placeholders by order of appearance, whatever their number.
      index: sigil === ':' ? numbers.filter(token => token.start < offset).length : existing.positional,
    }),
  };
}

function byOrder(tokens: readonly Token[], present: readonly PlaceholderToken[], existing: Existing): Placeholders | Refusal {
  const marks = present.filter(token => token.sigil === '?');
  if (literalHas(tokens, /\?/)) return { refused: 'a literal or a comment holds a question mark' };
  if (marks.some(token => token.number !== null)) return { refused: 'the text numbers its placeholders' };
  if (marks.length !== existing.positional) return { refused: 'the placeholders in the text do not match the values' };
  return { next: (_hint, offset) => ({ text: '?', index: marks.filter(token => token.start < offset).length }) };
}

function named(
  tokens: readonly Token[],
  present: readonly PlaceholderToken[],
  { placeholder }: SqlGrammar,
  existing: Existing,
): Placeholders | Refusal {
  const seen = present.find(token => token.name !== null);
  const fallback = placeholder === ':name' || placeholder === '@name' ? placeholder.charAt(0) : null;
  const sigil = seen?.sigil ?? fallback;
  if (sigil === null) return { refused: 'the style of the placeholders in the text is not known' };
  if (placeholder === '?' && present.some(token => token.sigil === '?')) return { refused: 'the text mixes placeholder styles' };
  // A name that a literal holds (`':x'`) would be replaced there too.
  const taken = new Set([...existing.names, ...namesIn(tokens), ...present.map(token => token.name ?? '')]);
  return {
    next: hint => {
      const name = uniqueName(hint, taken);
      return { text: `${sigil}${name}${seen?.close ?? ''}`, index: existing.positional, name };
    },
  };
}

function uniqueName(hint: string, taken: Set<string>): string {
  const plain = hint.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=\d)|^$/, '_');
  let name = plain;
  for (let n = 2; taken.has(name); n++) name = `${plain}${n}`;
  taken.add(name);
  return name;
}

function literalHas(tokens: readonly Token[], pattern: RegExp): boolean {
  return tokens.some(token => pattern.test(literalText(token)));
}

function namesIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(token => [...literalText(token).matchAll(/[A-Za-z_]\w*/g)].map(([name]) => name));
}

/** The fixed text of literals, quoted names and comments. */
function literalText(token: Token): string {
  if (token.kind === 'string') return token.parts.map(part => ('text' in part ? part.text : '')).join('');
  return token.kind === 'comment' || token.kind === 'dollar-quoted' || token.kind === 'name' ? token.text : '';
}
