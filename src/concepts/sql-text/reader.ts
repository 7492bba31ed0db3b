import { clauseOf, isKeyword } from './clauses.js';
import type { SqlGrammar } from './pieces.js';
import type { Token } from './token.js';
import { isComparison, isOperator, isSymbol, wordIs } from './token.js';
import { COMPARISON_SYMBOLS, COMPARISON_WORDS } from './words.js';

/** The column that a value is compared with or written to. */
export interface Column {
  readonly name: string;
  /** The column alone, not an expression over it. */
  readonly plain: boolean;
  readonly relation: 'assigned' | 'equal' | 'other';
}

/** A hole, a literal, a placeholder or another value, with what surrounds it. */
export interface Operand {
  readonly token: Token;
  readonly before: Token | null;
  readonly after: Token | null;
  /** The other side of an operator before or after it. */
  readonly left: Token | null;
  readonly right: Token | null;
  /** `where`, `order-by`, `values`... or `start` before any. */
  readonly clause: string;
  readonly parentheses: Parentheses;
  /** The function whose argument this is. */
  readonly callee: string | null;
  /** The functions that the value goes through, the innermost first; empty names for what is not known. */
  readonly callees: readonly string[];
  /** The index among what is separated by commas inside the same parentheses. */
  readonly item: number;
  /** The only thing inside its parentheses. */
  readonly isSole: boolean;
  readonly column: Column | null;
  /** Nothing but this value is compared or written: no arithmetic around it, no call. */
  readonly isWhole: boolean;
  /** The second value of `BETWEEN a AND b`. */
  readonly endsBetween: boolean;
  /** The number of columns that an INSERT names; 0 where it names none. */
  readonly columnCount: number;
  readonly isInserted: boolean;
}

/** What surrounds an operand: `case` is `CASE ... END`. */
export type Parentheses = 'statement' | 'group' | 'case' | 'subquery' | 'call' | 'in' | 'row' | 'columns' | 'brackets';

interface Frame {
  kind: Parentheses;
  callee: string | null;
  callees: readonly string[];
  clause: string;
  /** The index among the things separated by commas. */
  item: number;
  /** The last thing read that an operator could take as its left side. */
  left: { name: string; plain: boolean } | null;
  /** The comparison that a value here takes part in. */
  column: Column | null;
  inherited: Column | null;
  between: boolean;
  insertColumns: string[];
  inserts: boolean;
}

const ENDS_VALUE =
  /^(?:and|or|then|else|end|when|order|group|having|limit|offset|returning|union|on|where|from|for|as|fetch|escape|collate)$/;

/** Reads a text from left to right and hands over what stands in it, each operand with its surroundings. */
export function operandsOf(tokens: readonly Token[], grammar: SqlGrammar): Operand[] {
  const significant = tokens.filter(token => token.kind !== 'comment');
  const stack: Frame[] = [frameOf('statement', grammar.fragment === true ? 'conditions' : 'start', null)];
  const operands: Operand[] = [];

  for (let i = 0; i < significant.length; i += 1) {
    const token = significant[i]!;
    const before = significant[i - 1] ?? null;
    const after = significant[i + 1] ?? null;
    const frame = stack[stack.length - 1]!;
    if (token.kind === 'symbol') {
      if (token.text === '(' || token.text === '[')
        stack.push(opened(frame, stack, token.text, before, significant[i - 2] ?? null));
      else if (token.text !== ')' && token.text !== ']') readSymbol(frame, token.text);
      else if (stack.length > 1) closeInto(stack.at(-2)!, stack.pop()!);
    } else if (token.kind === 'word' && frame.kind !== 'columns' && isKeyword(token.lower, before, after)) {
      readKeyword(frame, stack, token.lower, before, significant[i - 2] ?? null, after);
      if (token.lower === 'case') stack.push(frameOf('case', frame.clause, frame.column ?? frame.inherited));
      else if (token.lower === 'end' && frame.kind === 'case') closeInto(stack.at(-2)!, stack.pop()!);
    } else {
      const sides = { before, after, left: significant[i - 2] ?? null, right: significant[i + 2] ?? null };
      operands.push(operandAt(token, sides, frame, stack));
      readOperand(frame, token, before);
    }
  }
  return operands;
}

const NO_CALLS: readonly string[] = [];
/** Calls inside each other whose names are told. */
const MAX_CALLS = 6;

function frameOf(kind: Parentheses, clause: string, inherited: Column | null): Frame {
  return {
    kind,
    callee: null,
    callees: NO_CALLS,
    clause,
    item: 0,
    left: null,
    column: null,
    inherited,
    between: false,
    insertColumns: [],
    inserts: false,
  };
}

function opened(frame: Frame, stack: readonly Frame[], bracket: string, before: Token | null, earlier: Token | null): Frame {
  const column = frame.column ?? frame.inherited;
  if (bracket === '[') return frameOf('brackets', frame.clause, column);
  const word = before?.kind === 'word' ? before.lower : null;
  if (word === 'in') return frameOf('in', frame.clause, column);
  if (frame.clause === 'into' && before !== null && word !== 'into') return frameOf('columns', 'columns', null);
  if (frame.clause === 'values' && (word === 'values' || isSymbol(before, ','))) {
    return frameOf('row', 'values', null);
  }
  const isCall = before?.kind === 'name' || before?.kind === 'hole' || (word !== null && !isKeyword(word, earlier, PARENTHESIS));
  if (!isCall || before === null) return { ...frameOf('group', frame.clause, column), callees: frame.callees };
  const written = column ?? writtenColumn(frame, stack);
  const call = frameOf('call', frame.clause, written === null ? null : { ...written, plain: false });
  call.callee = word;
  call.callees = frame.callees.length < MAX_CALLS ? [word ?? '', ...frame.callees] : [''];
  return call;
}

const PARENTHESIS: Token = { kind: 'symbol', text: '(', start: 0, end: 1 };

function closeInto(parent: Frame, child: Frame): void {
  if (child.kind === 'columns') return;
  if (child.kind === 'brackets' && parent.left !== null) parent.left.plain = false;
  else parent.left = child.left === null ? null : { name: child.left.name, plain: child.kind === 'group' && child.left.plain };
}

function readSymbol(frame: Frame, symbol: string): void {
  if (COMPARISON_SYMBOLS.has(symbol)) {
    const assigned = frame.clause === 'set' && symbol === '=' && frame.column === null && isStatement(frame);
    compare(frame, assigned ? 'assigned' : /^(?:==?|<=>)$/.test(symbol) ? 'equal' : 'other');
  } else if (symbol === ',') {
    frame.item++;
    startTerm(frame);
  } else if (symbol === ';') {
    Object.assign(frame, frameOf(frame.kind, 'start', null));
  } else if (symbol !== '.' && frame.left !== null) {
    frame.left.plain = false;
  }
}

function compare(frame: Frame, relation: Column['relation']): void {
  if (frame.left !== null) frame.column = { ...frame.left, relation };
  frame.left = null;
}

function startTerm(frame: Frame): void {
  frame.left = null;
  frame.column = null;
}

function readKeyword(
  frame: Frame,
  stack: readonly Frame[],
  word: string,
  before: Token | null,
  earlier: Token | null,
  after: Token | null,
): void {
  const previous = before?.kind === 'word' ? before.lower : null;
  if (COMPARISON_WORDS.has(word)) {
    compare(frame, 'other');
    frame.between = word === 'between';
    return;
  }
  if (word === 'in' || word === 'is') return compare(frame, word === 'in' ? 'equal' : 'other');
  if (word === 'and' && frame.between) {
    frame.between = false;
    return;
  }
  if (/^(?:not|binary|collate|case)$/.test(word)) return;
  // `IS DISTINCT FROM x` compares; `SUBSTRING(x FROM 1)` takes arguments.
  if (word === 'from' && previous === 'distinct' && wordIs(earlier, /^(?:is|not)$/)) return compare(frame, 'other');
  if (word === 'from' && frame.kind === 'call') return;
  startTerm(frame);
  const clause = clauseOf(word, previous, after, frame.clause);
  if (clause === null) return;
  frame.clause = clause;
  frame.item = 0;
  if (clause === 'select' && frame.kind !== 'statement') {
    frame.kind = 'subquery';
    frame.callees = NO_CALLS;
    frame.inherited = null;
  }
  if (clause === 'into') Object.assign(statementFrame(stack), { insertColumns: [], inserts: true });
}

function readOperand(frame: Frame, token: Token, before: Token | null): void {
  const name = token.kind === 'word' || token.kind === 'name' ? token.text : null;
  if (frame.kind === 'columns') {
    if (name !== null && frame.left === null) frame.left = { name, plain: true };
    return;
  }
  if (wordIs(before, /^collate$/)) return;
  if (name === null) {
    if (frame.left !== null) frame.left.plain = false;
    return;
  }
  frame.left = { name, plain: isSymbol(before, '.') ? (frame.left?.plain ?? true) : frame.left === null && !isOperator(before) };
}

function operandAt(
  token: Token,
  { before, after, left, right }: Pick<Operand, 'before' | 'after' | 'left' | 'right'>,
  frame: Frame,
  stack: readonly Frame[],
): Operand {
  const statement = statementFrame(stack);
  if (frame.kind === 'columns' && (token.kind === 'word' || token.kind === 'name')) {
    if (frame.item === statement.insertColumns.length) statement.insertColumns.push(token.text);
  }
  const assigned = writtenColumn(frame, stack);
  const column = frame.column ?? assigned ?? frame.inherited;
  const starts = isComparison(before) || isSymbol(before, ',') || isSymbol(before, '(') || wordIs(before, /^(?:in|and)$/);
  const inList = frame.kind === 'row' || frame.kind === 'in';
  return {
    token,
    before,
    after,
    left,
    right,
    clause: frame.clause,
    parentheses: frame.kind,
    callee: frame.callee,
    callees: frame.callees,
    item: frame.item,
    isSole: isSymbol(before, '(') && isSymbol(after, ')'),
    column,
    isWhole: starts && (inList || frame.column !== null) && endsValue(after),
    endsBetween: wordIs(before, /^and$/) && frame.column !== null,
    columnCount: statement.insertColumns.length,
    isInserted: frame.kind === 'row' && statement.inserts,
  };
}

/** The column that INSERT pairs with the present item of a row. */
function writtenColumn(frame: Frame, stack: readonly Frame[]): Column | null {
  if (frame.kind !== 'row') return null;
  const name = statementFrame(stack).insertColumns[frame.item];
  return name === undefined ? null : { name, plain: true, relation: 'assigned' };
}

function statementFrame(stack: readonly Frame[]): Frame {
  return stack.findLast(isStatement) ?? stack[0]!;
}

function isStatement(frame: Frame): boolean {
  return frame.kind === 'statement' || frame.kind === 'subquery';
}

function endsValue(after: Token | null): boolean {
  if (after === null) return true;
  if (after.kind === 'symbol') return [',', ')', ';', '::'].includes(after.text);
  return after.kind === 'word' && ENDS_VALUE.test(after.lower);
}
