import { COMPARISON_SYMBOLS, COMPARISON_WORDS, OTHER_OPERATORS } from './words.js';

/** Fixed text or a hole inside a literal; a doubled quote reads as one. */
export type LiteralPart = { readonly text: string } | { readonly hole: number };

interface Spanned {
  readonly start: number;
  readonly end: number;
}

export interface WordToken extends Spanned {
  readonly kind: 'word';
  readonly text: string;
  readonly lower: string;
}
/** A quoted identifier. */
export interface NameToken extends Spanned {
  readonly kind: 'name';
  readonly text: string;
  readonly holes: readonly number[];
}
export interface StringToken extends Spanned {
  readonly kind: 'string';
  readonly parts: readonly LiteralPart[];
  readonly holes: readonly number[];
  /** The `E` of `E'...'`, where there is one. */
  readonly prefix: string | null;
  readonly hasBackslash: boolean;
}
/** A comment, or a `$tag$...$tag$` body. */
export interface OpaqueToken extends Spanned {
  readonly kind: 'comment' | 'dollar-quoted';
  readonly text: string;
  readonly holes: readonly number[];
}
export interface PlaceholderToken extends Spanned {
  readonly kind: 'placeholder';
  /** `?`, `$`, `:`, `@`, or the opening of a pg-promise variable: `$(`. */
  readonly sigil: string;
  readonly close: string;
  /** The number of `$1`, `:1`, `@0` or `?1`. */
  readonly number: number | null;
  readonly name: string | null;
}
export interface HoleToken extends Spanned {
  readonly kind: 'hole';
  readonly hole: number;
}
export interface PlainToken extends Spanned {
  readonly kind: 'symbol' | 'number';
  readonly text: string;
}

export type Token = WordToken | NameToken | StringToken | OpaqueToken | PlaceholderToken | HoleToken | PlainToken;

export function isSymbol(token: Token | null, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

export function wordIs(token: Token | null, pattern: RegExp): boolean {
  return token?.kind === 'word' && pattern.test(token.lower);
}

/** Whether a value is compared with, or assigned to, what stands before the token. */
export function isComparison(token: Token | null): boolean {
  if (token?.kind === 'symbol') return COMPARISON_SYMBOLS.has(token.text);
  return token?.kind === 'word' && COMPARISON_WORDS.has(token.lower);
}

export function isOperator(token: Token | null): boolean {
  return token?.kind === 'symbol' && OTHER_OPERATORS.has(token.text);
}

/** Placeholders that take their value by position, in order. */
export function isPositional(token: Token): token is PlaceholderToken {
  return token.kind === 'placeholder' && token.name === null;
}
