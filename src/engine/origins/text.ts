import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../syntax.js';
import { unwrap } from '../syntax.js';
import type { Engine } from './engine.js';
import type { TextFormatRole } from '../../vocabulary/index.js';
import { alternativesOf, literal, primitive, unknown, type Call, type Frame, type Origin, type Part } from './origin.js';

/** Pieces kept of one text: more than any statement written by hand, a bound for generated ones. */
export const MAX_PARTS = 128;

/** The text that a template builds. */
export function templateText(engine: Engine, node: TSESTree.TemplateLiteral, frame: Frame): Origin {
  const parts: Part[] = [];
  for (const [index, quasi] of node.quasis.entries()) {
    const value = quasi.value.cooked ?? quasi.value.raw;
    if (value !== '') parts.push({ kind: 'text', value, node: quasi });
    const expression = node.expressions[index];
    if (expression) addPart(parts, engine.originOf(expression, frame), expression, frame);
  }
  return textOf(parts);
}

/** Whether a tag of the project puts the values of a template into the text that it gives, as they are. */
export function gluesValues(
  engine: Engine,
  node: TSESTree.TaggedTemplateExpression,
  tag: Extract<Origin, { kind: 'function' }>,
  frame: Frame,
): boolean {
  // told from all other values by its place
  const value: Origin = { kind: 'request', path: '', part: 'request', shape: 'any', node, home: engine };
  const run = engine.enter(tag, [], frame, index =>
    index === 0
      ? { kind: 'elements', element: literal('') }
      : tag.node.params[index]?.type === 'RestElement'
        ? { kind: 'elements', element: value }
        : value,
  );
  const isValue = (of: Origin): boolean => of.kind === 'request' && of.node === node && of.home === engine;
  const holds = (of: Origin): boolean =>
    of.kind === 'text' &&
    of.parts.some(part => part.kind === 'value' && alternativesOf(part.origin).some(one => isValue(one) || holds(one)));
  return run !== null && alternativesOf(tag.frame.home.returnOf(tag.node, run)).some(holds);
}

/** The text, or the number, that a chain of `+` builds. */
export function concatenation(engine: Engine, node: TSESTree.BinaryExpression, frame: Frame): Origin {
  const operands = operandsOf(node);
  const origins = operands.map(operand => engine.originOf(operand, frame));
  if (origins.every(isNumber)) return sumOf(origins);
  const parts: Part[] = [];
  operands.forEach((operand, index) => addPart(parts, origins[index] as Origin, operand, frame));
  return textOf(parts);
}

/** The sum of numbers, where all of them are fixed. */
const sumOf = (numbers: readonly Origin[]): Origin =>
  numbers.every(of => of.kind === 'literal')
    ? literal(numbers.reduce((sum, { value }) => sum + Number(value), 0))
    : primitive('number');

/** The operands of a left-deep chain of `+`, taken apart by a loop so that no length overflows the stack. */
export function operandsOf(node: TSESTree.BinaryExpression): readonly Node[] {
  const operands: Node[] = [];
  let current: Node = node;
  while (current.type === 'BinaryExpression' && current.operator === '+') {
    operands.push(unwrap(current.right));
    current = unwrap(current.left);
  }
  operands.push(current);
  return operands.reverse();
}

/** Adds what an expression contributes to a text: its own parts when it is text, its characters when it is constant. */
export function addPart(parts: Part[], origin: Origin, node: Node, frame: Frame): void {
  if (parts.length >= MAX_PARTS) return;
  if (origin.kind === 'text') parts.push(...origin.parts.slice(0, MAX_PARTS - parts.length));
  else if (origin.kind === 'literal') {
    const value = String(origin.value);
    if (value !== '') parts.push({ kind: 'text', value, node });
  } else parts.push({ kind: 'value', origin, node, frame });
}

/** A format that quotes has holes by position too, and none for numbers. */
const holesOf = ({ quotes }: TextFormatRole): RegExp =>
  quotes
    ? new RegExp(
        `(%(?:\\d+\\$)?[s${Object.keys(quotes)
          .filter(letter => /^[a-zA-Z]$/.test(letter))
          .join('')}]|%%)`,
      )
    : /(%[sdifjoOc%])/;

/** The text of `format('... %s ...', value)`: each `%` hole takes the next value, numbers stay numbers. */
export function formattedText(engine: Engine, call: Call, role: TextFormatRole): Origin {
  const pattern = engine.originAt(call, role.pattern);
  if (pattern?.kind !== 'literal' || typeof pattern.value !== 'string') return unknown('call', call.path);
  const parts: Part[] = [];
  let next = role.valuesFrom;
  const holes = holesOf(role);
  for (const piece of pattern.value.split(holes)) {
    const isHole = holes.test(piece) && piece !== '%%';
    const quote = isHole ? role.quotes?.[piece.at(-1) ?? ''] : undefined;
    const position = /^%(\d+)\$/.exec(piece)?.[1];
    const at = isHole && position !== undefined ? role.valuesFrom + Number(position) - 1 : next;
    const value = isHole && !/[dif]$/.test(piece) ? call.args[at] : undefined;
    if (isHole) next = at + 1;
    if (value && quote) addPart(parts, { kind: 'escaped', as: quote, of: engine.originOf(value, call.frame) }, value, call.frame);
    else if (value) addPart(parts, engine.originOf(value, call.frame), value, call.frame);
    else addPart(parts, literal(piece === '%%' ? '%' : isHole && /[dif]$/.test(piece) ? '0' : piece), call.node, call.frame);
  }
  for (const value of role.appends ? call.args.slice(next) : []) {
    addPart(parts, literal(' '), call.node, call.frame);
    addPart(parts, engine.originOf(value, call.frame), value, call.frame);
  }
  return textOf(parts);
}

function textOf(parts: readonly Part[]): Origin {
  if (parts.length === 0) return literal('');
  if (parts.every(part => part.kind === 'text'))
    return literal(parts.map(part => (part.kind === 'text' ? part.value : '')).join(''));
  return { kind: 'text', parts };
}

const isNumber = (origin: Origin): boolean =>
  (origin.kind === 'primitive' && origin.of === 'number') ||
  (origin.kind === 'literal' && typeof origin.value === 'number') ||
  (origin.kind === 'guarded' && origin.by === 'number');

/** `buffer.toString('hex')`, `hash.digest('hex')`: letters, digits and a few signs, whatever goes in; text takes no such argument. */
export function isEncoding(method: string | null, argument: (index: number) => Origin): boolean {
  if (method === 'btoa') return true;
  if (method !== 'toString' && method !== 'digest') return false;
  const encoding = argument(0);
  return encoding.kind === 'literal' && /^(?:hex|base64|base64url)$/i.test(String(encoding.value));
}
