import type { Lexed } from './lexer.js';
import type { FlatText, HolePosition, SqlGrammar } from './pieces.js';
import type { Operand } from './reader.js';
import type { StringToken, Token } from './token.js';
import { isOperator, isSymbol, wordIs } from './token.js';
import { BEFORE_LITERAL, KEYWORDS, STATEMENTS } from './words.js';

/** PostgreSQL cannot tell the type of a parameter of these, or takes another overload. */
const POLYMORPHIC =
  /^(?:concat|concat_ws|format|jsonb?_build_(?:object|array)|to_jsonb?|num_n(?:on)?nulls|pg_typeof|array_agg|substring|overlay)$/;

/** Why no value of a text can be bound, or null. */
export function refusalOfText({ tokens, closed }: Lexed, grammar: SqlGrammar): string | null {
  if (!closed) return 'a literal does not end in this text';
  const significant = tokens.filter(token => token.kind !== 'comment');
  const first = significant.find(token => !isSymbol(token, '('));
  if (grammar.fragment !== true && !(first?.kind === 'word' && STATEMENTS.has(first.lower))) {
    return 'this statement takes no parameters';
  }
  const semicolon = significant.findIndex(token => isSymbol(token, ';'));
  if (semicolon >= 0 && significant.slice(semicolon).some(token => !isSymbol(token, ';')))
    return 'the text holds several statements';
  return isBalanced(significant) ? null : 'the parentheses of the text do not match';
}

function isBalanced(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (isSymbol(token, '(')) depth++;
    else if (isSymbol(token, ')') && --depth < 0) return false;
  }
  return depth === 0;
}

/** Why the value of a hole cannot be bound, or null. */
export function refusalOfHole(
  operand: Operand,
  position: HolePosition,
  flat: FlatText,
  grammar: SqlGrammar,
  isList: boolean | undefined,
): string | null {
  switch (position) {
    case 'quoted':
      return refusalOfQuoted(operand, operand.token as StringToken, grammar, isList, flat);
    case 'list':
      return isList === false ? null : refusalOfList(operand, grammar);
    case 'value':
      if (isList === true) return 'a list stands where one value is expected';
      return isSymbol(operand.before, '-') && grammar.dialect === 'postgres'
        ? 'PostgreSQL cannot tell the type of a parameter after a minus'
        : refusalOfTyping(operand, grammar, false);
    case 'limit':
      if (operand.clause === 'top' && grammar.placeholder === 'tag' && operand.parentheses !== 'group')
        return 'TOP takes no bare parameter';
      return isList === true ? 'a list stands where one value is expected' : null;
    default:
      return REASONS[position];
  }
}

const REASONS = {
  identifier: 'a name cannot be a parameter',
  direction: 'a sort direction cannot be a parameter',
  comment: 'a value stands in a comment',
  'dollar-quoted': 'a value stands in a dollar-quoted body',
  fragment: 'a piece of SQL cannot be a parameter',
} as const;

function refusalOfQuoted(
  operand: Operand,
  token: StringToken,
  grammar: SqlGrammar,
  isList: boolean | undefined,
  flat: FlatText,
): string | null {
  const { before, after, clause, parentheses } = operand;
  if (token.prefix !== null) return 'a literal with a prefix has no parameter form';
  if (token.hasBackslash) return 'a backslash stands in the literal';
  if (before?.kind === 'string' || after?.kind === 'string') return 'two literals stand side by side';
  // Without the quotes, the placeholder would become part of what touches them.
  const around = `${flat.text[token.start - 1] ?? ''}${(flat.text[token.end] ?? '').replace(':', '')}`;
  if (/[\p{L}\p{N}_$@:?]/u.test(around) || before?.kind === 'hole' || after?.kind === 'hole') {
    return 'the literal touches other text';
  }
  if (isTyped(before)) return 'a typed literal has no parameter form';
  if (isSortKey(operand)) return 'a sort key cannot be a parameter';
  if (/->>?$/.test(symbolBefore(operand)) && grammar.dialect === 'mysql') return 'MySQL takes only a literal path here';
  if (isList === true) {
    return parentheses === 'in' && operand.isSole && token.parts.length === 1
      ? refusalOfList(operand, grammar)
      : 'a list stands where one value is expected';
  }
  if (parentheses === 'row' && operand.isSole && operand.columnCount > 1) return 'one literal holds several values';
  if (clause === 'start') return 'the place of the literal is not known';
  return refusalOfTyping(operand, grammar, true);
}

/** A word before a literal that names its type (`DATE '..'`), or makes it an alias (`AS '..'`). */
function isTyped(before: Token | null): boolean {
  if (before?.kind === 'word') return !BEFORE_LITERAL.has(before.lower);
  return before?.kind === 'name' || before?.kind === 'number' || before?.kind === 'placeholder' || isSymbol(before, ')');
}

function isSortKey({ before, clause, parentheses }: Operand): boolean {
  if (clause !== 'order-by' && clause !== 'group-by') return false;
  return wordIs(before, /^by$/) || (isSymbol(before, ',') && parentheses !== 'call' && parentheses !== 'in');
}

function symbolBefore({ before }: Operand): string {
  return before?.kind === 'symbol' ? before.text : '';
}

function refusalOfList({ parentheses, before }: Operand, { dialect, placeholder, limitNeedsNumber }: SqlGrammar): string | null {
  const isAlone = parentheses === 'in' && isSymbol(before, '(');
  const expands = dialect === 'mysql' && placeholder === '?' && limitNeedsNumber === true;
  const any = dialect === 'postgres' && placeholder === '$1';
  return isAlone && (expands || any) ? null : 'a list needs one placeholder for each element';
}

/** PostgreSQL gives a parameter its type by what surrounds it. */
function refusalOfTyping(operand: Operand, { dialect }: SqlGrammar, isText: boolean): string | null {
  const { before, after, callee, clause, parentheses } = operand;
  if (dialect !== 'postgres' || isSymbol(after, '::')) return null;
  const untyped = 'PostgreSQL cannot tell the type of this parameter';
  if (wordIs(after, /^(?:is|isnull|notnull)$/)) return untyped;
  if (parentheses === 'call' && POLYMORPHIC.test(callee ?? '') && !(isText && callee === 'substring')) return untyped;
  const neighbours = [isOperator(before) ? operand.left : null, isOperator(after) ? operand.right : null];
  if (neighbours.some(isParameter)) return untyped;
  // `current_date + 1` adds days, `current_date + $1` takes a date.
  if (!isText && isSymbol(before, '+') && /^(?:current_date|current_timestamp|localtimestamp|\))$/.test(textOf(operand.left)))
    return untyped;
  if (isText) return null;
  return clause === 'values' && parentheses === 'row' && !operand.isInserted ? untyped : null;
}

function isParameter(token: Token | null): boolean {
  return token?.kind === 'hole' || token?.kind === 'placeholder' || (token?.kind === 'string' && token.holes.length > 0);
}

function textOf(token: Token | null): string {
  if (token?.kind === 'word') return KEYWORDS.has(token.lower) ? '' : token.lower;
  return token?.kind === 'symbol' ? token.text : '';
}
