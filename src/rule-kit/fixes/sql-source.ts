import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import type { RewrittenPiece, SqlPiece } from '../../concepts/sql-text/index.js';
import { enclosingFunction, unwrap, type Node } from '../../engine/index.js';

/** The expression that writes a statement down, taken apart so that it can be written again with fewer holes. */
export interface SqlSource {
  readonly node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression;
  readonly pieces: readonly SqlPiece[];
  /** The expression in each hole. */
  readonly holes: readonly TSESTree.Expression[];
  /** For each piece, the source it was read from. */
  readonly origins: readonly PieceOrigin[];
}

interface PieceOrigin {
  /** The operand of the concatenation that the piece belongs to. */
  readonly operand: Node;
  readonly quote: "'" | '"' | '`';
  /** The characters between the quotes, as written. */
  readonly raw: string;
}

const LOGGING = /^(?:log|debug|info|warn|error|trace|dir|inspect)$/;

/** The template or concatenation that a query's text argument is, in place or in a variable of its own; null otherwise. */
export function sqlSourceOf(analysis: Analysis, argument: Node): SqlSource | null {
  const node = unwrap(argument);
  if (node.type === 'Identifier') return variableSource(analysis, node);
  if (node.type === 'TemplateLiteral') return sourceOf(node, [node]);
  if (node.type === 'BinaryExpression' && node.operator === '+') return sourceOf(node, operandsOf(node));
  return null;
}

/** A variable that holds this one text and is read by this one query (and by logging). */
function variableSource(analysis: Analysis, use: TSESTree.Identifier): SqlSource | null {
  const variable = analysis.engine.bindings.variableOf(use);
  const declarator = variable?.defs[0]?.node as Node | undefined;
  if (!variable || variable.defs.length !== 1 || declarator?.type !== 'VariableDeclarator' || !declarator.init) return null;
  if (enclosingFunction(declarator) !== enclosingFunction(use)) return null;
  for (const reference of variable.references) {
    const identifier = reference.identifier as Node;
    if (reference.isWrite() ? !reference.init : identifier !== use && !isLogged(identifier)) return null;
  }
  const source = sqlSourceOf(analysis, declarator.init);
  return source?.holes.every(hole => isSettled(analysis, hole)) ? source : null;
}

const isLogged = (identifier: Node): boolean => {
  const call = identifier.parent;
  return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier' && LOGGING.test(call.callee.property.name);
};

/** Whether an expression means the same at the query as where the text was built: names that never change. */
function isSettled(analysis: Analysis, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'MemberExpression') return !node.computed && isSettled(analysis, node.object);
  if (node.type === 'ThisExpression' || node.type === 'Literal') return true;
  if (node.type !== 'Identifier') return false;
  const variable = analysis.engine.bindings.variableOf(node);
  return variable !== null && variable.references.every(reference => !reference.isWrite() || reference.init === true);
}

function operandsOf(node: TSESTree.BinaryExpression): readonly Node[] {
  const operands: Node[] = [];
  let current: Node = node;
  while (current.type === 'BinaryExpression' && current.operator === '+') {
    operands.push(current.right);
    current = current.left;
  }
  operands.push(current);
  return operands.reverse();
}

function sourceOf(node: SqlSource['node'], operands: readonly Node[]): SqlSource | null {
  const pieces: SqlPiece[] = [];
  const holes: TSESTree.Expression[] = [];
  const origins: PieceOrigin[] = [];
  const addText = (text: string, origin: PieceOrigin): void => {
    if (text === '') return;
    pieces.push({ text });
    origins.push(origin);
  };
  const addHole = (hole: Node, operand: Node, quote: PieceOrigin['quote']): void => {
    pieces.push({ hole: holes.length });
    holes.push(hole as TSESTree.Expression);
    origins.push({ operand, quote, raw: '' });
  };
  let isText = false;
  for (const operand of operands) {
    if (operand.type === 'Literal' && typeof operand.value === 'string') {
      isText = true;
      addText(operand.value, { operand, quote: operand.raw.startsWith('"') ? '"' : "'", raw: operand.raw.slice(1, -1) });
    } else if (operand.type === 'TemplateLiteral') {
      isText = true;
      for (const [index, quasi] of operand.quasis.entries()) {
        addText(quasi.value.cooked ?? quasi.value.raw, { operand, quote: '`', raw: quasi.value.raw });
        const hole = operand.expressions[index];
        if (hole) addHole(hole, operand, '`');
      }
    } else {
      // `1 + n + ' text'` adds numbers before the first text
      if (!isText && operands.indexOf(operand) > 0) return null;
      addHole(operand, operand, "'");
    }
  }
  return isText ? { node, pieces, holes, origins } : null;
}

/** The text of the source with its holes replaced, in the quotes and lines of the original. */
export function writeSource(analysis: Analysis, source: SqlSource, pieces: readonly RewrittenPiece[]): string {
  const { text } = analysis.sourceCode;
  const origin = (piece: number): PieceOrigin => source.origins[piece] as PieceOrigin;
  const isTemplate = source.node.type === 'TemplateLiteral';
  const segments: { quote: PieceOrigin['quote']; body: string; operand: Node }[] = [];
  let last: Node = isTemplate ? source.node : (operandsOf(source.node as TSESTree.BinaryExpression)[0] as Node);
  const segmentFor = (operand: Node, quote: PieceOrigin['quote']): { body: string; quote: PieceOrigin['quote'] } => {
    const current = segments.at(-1);
    const isNewLine = /\n/.test(text.slice(last.range[1], operand.range[0]));
    if (current && (isTemplate || operand === current.operand || (!isNewLine && current.quote === quote))) return current;
    const next = { quote, body: '', operand };
    segments.push(next);
    return next;
  };
  for (const piece of pieces) {
    if ('hole' in piece) {
      const hole = source.holes[piece.hole] as Node;
      const at = source.pieces.findIndex(candidate => 'hole' in candidate && candidate.hole === piece.hole);
      const { operand } = origin(at);
      if (operand.type === 'TemplateLiteral') segmentFor(operand, '`').body += `\${${text.slice(...hole.range)}}`;
      else segments.push({ quote: '`', body: '', operand }, { quote: origin(at).quote, body: '\u0000' + text.slice(...hole.range), operand });
      last = operand;
      continue;
    }
    if ('placeholder' in piece || piece.source === null) {
      const current = segments.at(-1) ?? segmentFor(last, isTemplate || last.type === 'TemplateLiteral' ? '`' : quoteOf(source));
      current.body += escapeFor('placeholder' in piece ? piece.placeholder : piece.text, current.quote);
      continue;
    }
    const { operand, quote, raw } = origin(piece.source.piece);
    const cooked = (source.pieces[piece.source.piece] as { text: string }).text;
    const segment = segmentFor(operand, quote);
    segment.body += raw === cooked && segment.quote === quote ? cooked.slice(piece.source.start, piece.source.end) : escapeFor(piece.text, segment.quote);
    last = operand;
  }
  return joinSegments(text, segments);
}

function joinSegments(text: string, segments: readonly { quote: string; body: string; operand: Node }[]): string {
  const written = segments.filter(segment => segment.body !== '');
  return written
    .map((segment, index) => {
      const body = segment.body.startsWith('\u0000') ? segment.body.slice(1) : `${segment.quote}${segment.body}${segment.quote}`;
      const next = written[index + 1];
      if (!next) return body;
      const lines = /\n[ \t]*/.exec(text.slice(segment.operand.range[1], next.operand.range[0]));
      return `${body} +${lines ? lines[0] : ' '}`;
    })
    .join('');
}

const quoteOf = (source: SqlSource): PieceOrigin['quote'] => source.origins.find(origin => origin.raw !== '')?.quote ?? "'";

/** Characters as they are written between quotes of a kind. */
function escapeFor(text: string, quote: PieceOrigin['quote']): string {
  const escaped = text.replace(/\\/g, '\\\\');
  if (quote === '`') return escaped.replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
  return escaped.replace(/\n/g, '\\n').replace(/\r/g, '\\r').replaceAll(quote, `\\${quote}`);
}
