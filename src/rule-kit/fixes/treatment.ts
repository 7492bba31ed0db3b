import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import {
  callsOf,
  eachInnerNode,
  isFunction,
  staticName,
  unwrap,
  writesOf,
  type FunctionNode,
  type Node,
} from '../../engine/index.js';

/**
 * What a program did to a value before it put it between quotes. `escaped`: its quotes were doubled, or it brings its
 * own, so that it would not be the same value as a parameter. `unknown`: it went through a call that may have done so.
 */
export type Treatment = 'plain' | 'unknown' | 'escaped';

const ORDER: readonly Treatment[] = ['plain', 'unknown', 'escaped'];
const ESCAPING = /escape|sanit|quote|addslashes|^(?:stringify|format\w*|literal|ident\w*|map|esc|clean\w*|safe\w*|encode\w*)$/i;
/** Calls whose result is their argument or receiver in another form, or a part of it. */
const NEUTRAL =
  /^(?:String|Number|parseInt|parseFloat|decodeURIComponent|trim|trimStart|trimEnd|toString|toLowerCase|toUpperCase|normalize|slice|substring|substr|padStart|padEnd|at|join|toISOString|toFixed|valueOf|shift|pop|split)$/;
const MAX_DEPTH = 8;

/** The worst that happened to the value of an expression. */
export const treatmentOf = (analysis: Analysis, expression: Node): Treatment =>
  treated(analysis, expression, new Map<Node, Treatment>(), 0);

/** `known`: what was found of expressions on the way; of one that is made of itself nothing is known. */
function treated(analysis: Analysis, expression: Node, known: Map<Node, Treatment>, depth: number): Treatment {
  const node = unwrap(expression);
  const before = known.get(node);
  if (before || depth > MAX_DEPTH) return before ?? 'unknown';
  known.set(node, 'unknown');
  const of = (inner: Node | null | undefined): Treatment => (inner ? treated(analysis, inner, known, depth + 1) : 'plain');
  const found = treatmentIn(analysis, node, of);
  known.set(node, found);
  return found;
}

type Inner = (node: Node | null | undefined) => Treatment;

function treatmentIn(analysis: Analysis, node: Node, of: Inner): Treatment {
  switch (node.type) {
    case 'Identifier':
      return worst(valuesOf(analysis, node).map(of));
    case 'MemberExpression':
      return worst(ofMember(analysis, node).map(of));
    case 'AwaitExpression':
      return of(node.argument);
    case 'ConditionalExpression':
      return worst([of(node.consequent), of(node.alternate)]);
    case 'LogicalExpression':
      return worst([of(node.left), of(node.right)]);
    case 'TemplateLiteral':
      return node.quasis.some(quasi => holdsQuote(quasi.value.raw)) ? 'escaped' : worst(node.expressions.map(of));
    case 'BinaryExpression':
      return node.operator === '+' ? worst([of(node.left), of(node.right)]) : 'plain';
    case 'Literal':
      return typeof node.value === 'string' && holdsQuote(node.value) ? 'escaped' : 'plain';
    case 'CallExpression':
      return ofCall(analysis, node, of);
    case 'ThisExpression':
    case 'UnaryExpression':
      return 'plain';
    default:
      return 'unknown';
  }
}

const worst = (treatments: readonly Treatment[]): Treatment =>
  ORDER[Math.max(0, ...treatments.map(treatment => ORDER.indexOf(treatment)))] ?? 'plain';

const holdsQuote = (text: string): boolean => /['"`\\]/.test(text);

/** The values that a variable is given; of a parameter, by the calls in the file too. */
function valuesOf(analysis: Analysis, use: TSESTree.Identifier): readonly Node[] {
  const variable = analysis.engine.bindings.variableOf(use);
  const definition = variable?.defs[0];
  if (!variable || !definition) return [];
  const written = writesOf(variable).map(write => write.value);
  const fn = definition.node as Node;
  return (definition.type as string) === 'Parameter' && isFunction(fn)
    ? [...written, ...passedTo(analysis, fn, definition.name)]
    : written;
}

/** What the calls in the file pass for a parameter. */
function passedTo({ engine }: Analysis, fn: FunctionNode, name: Node): readonly Node[] {
  const index = fn.params.findIndex(parameter => parameter.range[0] <= name.range[0] && name.range[1] <= parameter.range[1]);
  return callsOf(engine, fn).flatMap(call => call.arguments[index] ?? []);
}

/** The values that a member was given where the file shows it. */
function ofMember({ engine }: Analysis, node: TSESTree.MemberExpression): readonly Node[] {
  const name = staticName(node);
  if (name === null) return [];
  const written = engine.propertyWritesOf(node.object, name).map(write => write.value);
  const owner = engine.originOf(node.object);
  if (owner.kind !== 'object') return written;
  const property = owner.node.properties.findLast(candidate => candidate.type === 'Property' && staticName(candidate) === name);
  return property?.type === 'Property' ? [...written, property.value] : written;
}

function ofCall(analysis: Analysis, node: TSESTree.CallExpression, of: Inner): Treatment {
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' ? staticName(callee) : callee.type === 'Identifier' ? callee.name : null;
  if (name === null) return 'unknown';
  const receiver = callee.type === 'MemberExpression' ? callee.object : null;
  if (/^replace(?:All)?$/.test(name)) return isHarmless(node.arguments) ? of(receiver) : 'escaped';
  if (ESCAPING.test(name)) return 'escaped';
  if (analysis.engine.callOf(node)?.api.api.plays?.some(role => role.role === 'request-input')) return 'plain';
  if (NEUTRAL.test(name)) return of(receiver ?? node.arguments[0]);
  const target = analysis.engine.originOf(callee);
  return target.kind === 'function' && escapesInside(target.node) ? 'escaped' : 'unknown';
}

/** `x.replace(/\s+/g, ' ')`: neither what goes nor what comes is a quote. */
const isHarmless = (args: readonly Node[]): boolean =>
  args.length === 2 &&
  args.every(
    node =>
      node.type === 'Literal' &&
      !('regex' in node ? /['"`^.]|\\[\\'"WDS]/ : /['"`\\$]/).test('regex' in node ? node.regex.pattern : String(node.value)),
  );

function escapesInside(fn: FunctionNode): boolean {
  let found = false;
  eachInnerNode(fn.body, node => {
    if (node.type !== 'CallExpression') return;
    const callee = unwrap(node.callee);
    const name = callee.type === 'MemberExpression' ? staticName(callee) : callee.type === 'Identifier' ? callee.name : null;
    if (name !== null && (ESCAPING.test(name) || /^replace(?:All)?$/.test(name))) found = true;
  });
  return found;
}
