import type { SqlDialect } from '../../vocabulary/index.js';
import type { FlatText, SqlGrammar } from './pieces.js';
import type { LiteralPart, OpaqueToken, PlaceholderToken, Token } from './token.js';

export interface Lexed {
  readonly tokens: readonly Token[];
  /** False where a literal, a quoted name or a comment never ends. */
  readonly closed: boolean;
}

/** Oracle has `#` inside names: `C##ADMIN.orders`. */
const WORD = /[\p{L}_](?:[\p{L}\p{N}_$]|#(?=#?[\p{L}\p{N}_]))*/uy;
const VARIABLE = /@@?[\p{L}_][\p{L}\p{N}_$.]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy;
const DOLLAR_TAG = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const BRACKETED = /\[[\p{L}_][\p{L}\p{N}_ ]*\]/uy;
const PROMISED = /\$(?:\(\s*[\w.]+[^)]*\)|\{\s*[\w.]+[^}]*\}|<\s*[\w.]+[^>]*>|\[\s*[\w.]+[^\]]*\]|\/\s*[\w.]+[^/]*\/)/y;
const NUMBERED = /[$:@?](\d+)/y;
const NAMED = /[$@]([A-Za-z_]\w*)|:(?:\.\.\.)?([A-Za-z_][\w.]*)(?::(?!:))?/y;
const OPERATOR = /<=>|->>|#>>|!~\*|\|\||<=|>=|<>|!=|==|->|#>|@>|<@|@@|&&|~\*|!~|<<|>>|::|:=|=>|[^]/uy;
/** What a comment, a literal, a quoted name or a placeholder starts with. */
const MARKS: ReadonlySet<string> = new Set('-#/\'"`[?$:@');
const LITERAL_PREFIX = /^(?:[enxbrq]|nq|_\w+)$/i;

/** The tokens of a text, comments included. */
export function tokensOf(flat: FlatText, grammar: SqlGrammar): Lexed {
  const { text, holeAt } = flat;
  const { dialect } = grammar;
  const tokens: Token[] = [];
  let at = 0;
  let closed = true;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    return found !== null && !holesIn(at, at + found[0].length).length ? found : null;
  };
  // holes come in order, and so does what is read: those before have been passed
  const offsets = [...holeAt.keys()];
  let passed = 0;
  const holesIn = (start: number, end: number): number[] => {
    while ((offsets[passed] ?? Infinity) < at) passed++;
    const holes: number[] = [];
    for (let i = passed; (offsets[i] ?? Infinity) < end; i++) if (offsets[i]! >= start) holes.push(holeAt.get(offsets[i]!)!);
    return holes;
  };
  const opaque = (kind: OpaqueToken['kind'], end: number): Token => ({
    kind,
    start: at,
    end,
    text: text.slice(at, end),
    holes: holesIn(at, end),
  });
  const endAfter = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from);
    if (found < 0) closed = false;
    return found < 0 ? text.length : found + mark.length;
  };

  const comment = (): Token | null => {
    const c = text[at];
    const next = text[at + 1];
    // MySQL takes `--` for a comment only before white space: `5--1` is a subtraction.
    const dashes = c === '-' && next === '-' && (dialect !== 'mysql' || /^\s?$/.test(text[at + 2] ?? ''));
    if (dashes || (c === '#' && dialect === 'mysql')) {
      const end = text.indexOf('\n', at);
      return opaque('comment', end < 0 ? text.length : end);
    }
    return c === '/' && next === '*' ? opaque('comment', endOfBlock()) : null;
  };
  const endOfBlock = (): number => {
    const nests = dialect === 'postgres' || dialect === 'mssql';
    let depth = 1;
    for (let i = at + 2; i < text.length; i++) {
      if (text.startsWith('*/', i)) {
        depth--;
        i++;
        if (depth === 0) return i + 1;
      } else if (nests && text.startsWith('/*', i)) {
        depth++;
        i++;
      }
    }
    closed = false;
    return text.length;
  };

  const quoted = (): Token | null => {
    const quote = text[at];
    if (quote === "'" || (quote === '"' && dialect === 'mysql')) return stringFrom(quote);
    if (quote === '"' || quote === '`') return nameFrom(quote);
    if (quote !== '[') return null;
    // Arrays elsewhere: `ARRAY[1]`, `tags[1]`.
    if (dialect === 'mssql' || dialect === 'sqlite') return nameFrom(']');
    return dialect === 'unknown' && match(BRACKETED) !== null ? nameFrom(']') : null;
  };
  const nameFrom = (close: string): Token => {
    let end = at + 1;
    while (end < text.length && (text[end] !== close || text[end + 1] === close)) end += text[end] === close ? 2 : 1;
    if (end >= text.length) closed = false;
    const name = text.slice(at + 1, end);
    return { kind: 'name', start: at, end: Math.min(end + 1, text.length), text: name, holes: holesIn(at, end) };
  };
  const stringFrom = (quote: string): Token => {
    const prefix = prefixBefore(tokens, text, at);
    const escapes = dialect === 'mysql' || (prefix?.toLowerCase() === 'e' && dialect === 'postgres');
    const parts: LiteralPart[] = [];
    let fixed = '';
    let hasBackslash = false;
    let end = at + 1;
    for (; end < text.length; end++) {
      const hole = holeAt.get(end);
      if (hole !== undefined) {
        if (fixed !== '') parts.push({ text: fixed });
        fixed = '';
        parts.push({ hole });
      } else if (text[end] === quote) {
        if (text[end + 1] !== quote) break;
        fixed += quote;
        end++;
      } else {
        const backslash = text[end] === '\\';
        hasBackslash ||= backslash;
        fixed += text[end]!;
        if (backslash && escapes && !holeAt.has(end + 1)) fixed += text[++end] ?? '';
      }
    }
    if (end >= text.length) closed = false;
    if (fixed !== '') parts.push({ text: fixed });
    end = Math.min(end + 1, text.length);
    return { kind: 'string', start: at, end, parts, holes: holesIn(at, end), prefix, hasBackslash };
  };

  const dollarQuoted = (): Token | null => {
    if (text[at] !== '$' || (dialect !== 'postgres' && dialect !== 'unknown')) return null;
    const tag = match(DOLLAR_TAG);
    return tag === null ? null : opaque('dollar-quoted', endAfter(tag[0], at + tag[0].length));
  };

  const next = (): Token => {
    const hole = holeAt.get(at);
    if (hole !== undefined) return { kind: 'hole', start: at, end: at + 1, hole };
    const longer = MARKS.has(text[at]!)
      ? (comment() ?? quoted() ?? dollarQuoted() ?? placeholderAt(match, text, at, grammar))
      : null;
    if (longer !== null) return longer;
    const word = match(WORD) ?? match(VARIABLE);
    if (word !== null) {
      return { kind: 'word', start: at, end: at + word[0].length, text: word[0], lower: word[0].toLowerCase() };
    }
    const number = match(NUMBER);
    if (number !== null) return { kind: 'number', start: at, end: at + number[0].length, text: number[0] };
    const symbol = match(OPERATOR)?.[0] ?? text[at]!;
    return { kind: 'symbol', start: at, end: at + symbol.length, text: symbol };
  };

  while (at < text.length) {
    if (text[at] === ' ' || /\s/.test(text[at]!)) {
      at++;
      continue;
    }
    const token = next();
    tokens.push(token);
    at = token.end;
  }
  return { tokens, closed };
}

/** The letters that touch a literal and change its kind: `E'..'`, `N'..'`, `U&'..'`, `_utf8'..'`. */
function prefixBefore(tokens: readonly Token[], text: string, at: number): string | null {
  const last = tokens.at(-1);
  if (last === undefined || last.end !== at) return null;
  if (last.kind === 'word' && LITERAL_PREFIX.test(last.text)) return last.text;
  return /(?:^|[^\p{L}\p{N}_])u&$/iu.test(text.slice(Math.max(0, at - 4), at)) ? 'U&' : null;
}

function placeholderAt(
  match: (pattern: RegExp) => RegExpExecArray | null,
  text: string,
  at: number,
  grammar: SqlGrammar,
): PlaceholderToken | null {
  const sigil = text[at]!;
  if (!'?$:@'.includes(sigil)) return null;
  const { dialect, placeholder } = grammar;
  const token = (length: number, facts: Partial<PlaceholderToken> = {}): PlaceholderToken => ({
    ...{ kind: 'placeholder', start: at, end: at + length, sigil, close: '', number: null, name: null },
    ...facts,
  });
  const before = text[at - 1] ?? '';
  if (sigil === '?') {
    // An operator of jsonb, or escaped (`\\?`).
    if ((dialect === 'postgres' && placeholder === '$1') || before === '\\') return null;
    const numbered = dialect === 'sqlite' ? match(NUMBERED) : null;
    if (numbered !== null) return token(numbered[0].length, { number: Number(numbered[1]) });
    return token(text[at + 1] === '?' ? 2 : 1);
  }
  if (sigil === '$') {
    const promised = dialect === 'postgres' ? match(PROMISED) : null;
    if (promised !== null) {
      const name = /[\w.]+/.exec(promised[0])![0];
      return token(promised[0].length, { sigil: promised[0].slice(0, 2), close: promised[0].at(-1)!, name });
    }
  }
  // `@x` is a session variable of MySQL; `[1:2]` is a slice of an array.
  if (sigil === '@' && (!isVariableDialect(dialect, placeholder) || before === '@')) return null;
  if (sigil === ':' && /[\p{L}\p{N}_:]/u.test(before)) return null;
  const numbered = match(NUMBERED);
  if (numbered !== null) return token(numbered[0].length, { number: Number(numbered[1]) });
  const named = match(NAMED);
  return named === null ? null : token(named[0].length, { name: named[1] ?? named[2] ?? null });
}

function isVariableDialect(dialect: SqlDialect, placeholder: SqlGrammar['placeholder']): boolean {
  return dialect === 'mssql' || dialect === 'sqlite' || placeholder === '@name' || placeholder === '@0';
}
