import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import type { RewrittenPiece, SqlPiece } from '../../concepts/sql-text/index.js';
import { enclosingFunction, staticName, unwrap, type Node } from '../../engine/index.js';
import { parenthesised } from './value-places.js';

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
  if (node.type === 'TemplateLiteral') return sourceOf(analysis, node, [node]);
  if (node.type === 'BinaryExpression' && node.operator === '+') return sourceOf(analysis, node, operandsOf(node));
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
  return (
    call?.type === 'CallExpression' &&
    call.callee.type === 'MemberExpression' &&
    call.callee.property.type === 'Identifier' &&
    LOGGING.test(call.callee.property.name)
  );
};

/** Whether an expression means the same at the query as where the text was built: names that never change. */
function isSettled(analysis: Analysis, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'MemberExpression') {
    const name = staticName(node);
    return name !== null && analysis.engine.propertyWritesOf(node.object, name).length === 0 && isSettled(analysis, node.object);
  }
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

function sourceOf(analysis: Analysis, node: SqlSource['node'], operands: readonly Node[]): SqlSource | null {
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
        addText(quasi.value.cooked ?? quasi.value.raw, { operand, quote: '`', raw: writtenQuasi(analysis, quasi) });
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

/** The characters of a quasi as they stand in the file: the syntax tree of some parsers has its line ends changed. */
function writtenQuasi({ sourceCode }: Analysis, { value, range, tail }: TSESTree.TemplateElement): string {
  const inside = [sourceCode.text.slice(...range), sourceCode.text.slice(range[0] + 1, range[1] - (tail ? 1 : 2))];
  const plain = value.raw.replace(/\r\n?/g, '\n');
  return inside.find(text => text.replace(/\r\n?/g, '\n') === plain) ?? value.raw;
}

/** The text of the source with its holes replaced, in the quotes and lines of the original. */
export function writeSource(analysis: Analysis, source: SqlSource, pieces: readonly RewrittenPiece[]): string {
  const { text } = analysis.sourceCode;
  const origin = (piece: number): PieceOrigin => source.origins[piece] as PieceOrigin;
  const isTemplate = source.node.type === 'TemplateLiteral';
  const segments: { quote: PieceOrigin['quote']; body: string; operand: Node }[] = [];
  let last: Node = isTemplate ? source.node : (operandsOf(source.node)[0] as Node);
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
      else
        segments.push(
          { quote: '`', body: '', operand },
          { quote: origin(at).quote, body: '\u0000' + text.slice(...parenthesised(analysis, hole, null)), operand },
        );
      last = operand;
      continue;
    }
    if ('placeholder' in piece || piece.source === null) {
      const current = segments.at(-1) ?? segmentFor(last, isTemplate || last.type === 'TemplateLiteral' ? '`' : quoteOf(source));
      current.body += escapeFor('placeholder' in piece ? piece.placeholder : piece.text, current.quote);
      continue;
    }
    const { operand, quote, raw } = origin(piece.source.piece);
    const segment = segmentFor(operand, quote);
    segment.body += segment.quote === quote ? sliceRaw(raw, piece.source) : escapeFor(piece.text, segment.quote);
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
      const lines = /\r?\n[ \t]*/.exec(text.slice(segment.operand.range[1], next.operand.range[0]));
      return `${body} +${lines ? lines[0] : ' '}`;
    })
    .join('');
}

const ESCAPE = /\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r\n|[0-7]{1,3}|[\s\S])|\r\n|[\s\S]/g;

/** The stretch of a text as it is written, escapes and line ends included. */
function sliceRaw(raw: string, { start, end }: { readonly start: number; readonly end: number }): string {
  let at = 0;
  let written = '';
  for (const [unit] of raw.matchAll(ESCAPE)) {
    const length = lengthOf(unit);
    // a line continuation adds nothing: it goes with what comes before it
    if (length === 0 ? at > start && at <= end : at >= start && at < end) written += unit;
    at += length;
  }
  return written;
}

/** How many characters a piece of source text stands for. */
function lengthOf(unit: string): number {
  if (/^\\(?:\r\n|[\n\r\u2028\u2029])$/.test(unit)) return 0;
  const code = /^\\u\{([0-9a-fA-F]+)\}$/.exec(unit)?.[1];
  return code !== undefined && Number.parseInt(code, 16) > 0xffff ? 2 : 1;
}

const quoteOf = (source: SqlSource): PieceOrigin['quote'] => source.origins.find(origin => origin.raw !== '')?.quote ?? "'";

/** Characters as they are written between quotes of a kind. */
function escapeFor(text: string, quote: PieceOrigin['quote']): string {
  const escaped = text.replace(/\\/g, '\\\\');
  if (quote === '`') return escaped.replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
  return escaped.replace(/\n/g, '\\n').replace(/\r/g, '\\r').replaceAll(quote, `\\${quote}`);
}
