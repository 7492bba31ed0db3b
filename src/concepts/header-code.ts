import {
  alternativesOf,
  calleeOf,
  definitionOf,
  describeExpression,
  eachNodeIn,
  enclosingClass,
  isClass,
  isFunction,
  sourceOf,
  staticName,
  unwrap,
  type Engine,
  type FunctionNode,
  type Node,
} from '../engine/index.js';

/** What code does to the headers of responses: it sets secure ones, it may do so where nobody sees it, or it leaves them. */
export type HeaderVerdict = 'sets' | 'may-set' | 'leaves';

const HEADER = /content-security-policy|x-frame-options|x-content-type-options|strict-transport-security/i;

/** Whether code sets a single header, which guards one thing that it sends, and does nothing else for the headers. */
export const setsOneHeader = ({ module }: Engine, { range }: Node): boolean =>
  new Set(
    module.text
      .slice(...range)
      .toLowerCase()
      .match(new RegExp(HEADER, 'gi')),
  ).size === 1;

/** Sessions and parsers that are called secure are about something else. */
const NAME = /helmet|secur(?!e-?(?:session|json))|headers|csp|hsts|lusca/i;

/** Code called from code, in other functions and files. */
const MAX_DEPTH = 6;

/** Whether a name or the module it comes from promises secure headers. */
export const isNamedForHeaders = (text: string, module: string | null): boolean => NAME.test(text) || NAME.test(module ?? '');

/** What middleware, a plugin or a handler does, read where it is written, in whichever file that is. */
export function headersOf(home: Engine, expression: Node, depth = 0): HeaderVerdict {
  if (depth > MAX_DEPTH) return 'may-set';
  const node = unwrap(expression.type === 'SpreadElement' ? expression.argument : expression);
  if (isFunction(node) || isClass(node) || node.type === 'ObjectExpression' || node.type === 'Program')
    return headersInCode(home, node, depth);
  switch (node.type) {
    case 'Literal':
    case 'TemplateLiteral':
      return 'leaves';
    case 'ArrayExpression':
      return firstOf(node.elements, element => (element ? headersOf(home, element, depth + 1) : 'leaves'));
    case 'ConditionalExpression':
      return firstOf([node.consequent, node.alternate], branch => headersOf(home, branch, depth + 1));
    case 'LogicalExpression':
      return firstOf([node.left, node.right], side => headersOf(home, side, depth + 1));
    default:
  }
  const definition = definitionOf(home, node);
  if (definition?.node === node)
    return node.type === 'CallExpression' || node.type === 'NewExpression' ? headersOfCall(home, node, depth) : 'may-set';
  const source = sourceOf(home, node);
  const isNamed = isNamedForHeaders(describeExpression(node), source.module);
  if (!definition) return isNamed ? 'sets' : source.of === 'package' ? 'leaves' : 'may-set';
  const verdict = headersOf(definition.home, definition.node, depth + 1);
  if (verdict !== 'leaves' || !isNamed) return verdict;
  // what is called so deserves a second look, at all that it uses
  return isFunction(definition.node) ? headersUsed(definition.home, definition.node, depth + 1, true) : verdict;
}

/** What a call gives: `secure(options)`, `compose([log, protect])`. */
function headersOfCall(
  home: Engine,
  node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>,
  depth: number,
): HeaderVerdict {
  const callee = calleeOf(node);
  const { of, module } = sourceOf(home, callee);
  const call = of === 'package' ? home.callOf(node) : null;
  if (call?.api.api.plays?.some(({ role }) => role === 'secure-headers')) return 'sets';
  const made =
    of !== 'package'
      ? headersOf(home, callee, depth + 1)
      : isNamedForHeaders(describeExpression(callee), module)
        ? 'sets'
        : 'leaves';
  if (made === 'sets') return made;
  const given = firstOf(node.arguments, argument => {
    const verdict = headersOf(home, argument, depth + 1);
    // options say nothing, and may come from anywhere
    return verdict === 'may-set' && unwrap(argument).type !== 'ArrayExpression' ? 'leaves' : verdict;
  });
  return given === 'leaves' ? made : given;
}

const known = new WeakMap<Node, HeaderVerdict>();

/** What code does, in itself, in what it uses of its file, and in what it hands the response to. */
function headersInCode(home: Engine, code: Node, depth: number): HeaderVerdict {
  let verdict = known.get(code);
  if (verdict !== undefined) return verdict;
  known.set(code, 'leaves');
  verdict = HEADER.test(textOf(home, code)) ? 'sets' : headersUsed(home, code, depth, false);
  known.set(code, verdict);
  return verdict;
}

const textOf = (home: Engine, { range }: Node): string => home.module.text.slice(...range);

/** What the names do that code uses; of other files those that get the response, or all where it is looked at twice. */
function headersUsed(home: Engine, code: Node, depth: number, isThorough: boolean): HeaderVerdict {
  const { bindings } = home;
  const responses = new Set<unknown>();
  let found: HeaderVerdict = 'leaves';
  const note = (verdict: HeaderVerdict): void => {
    if (found === 'leaves' || verdict === 'sets') found = verdict === 'leaves' ? found : verdict;
  };
  const isResponse = (node: Node): boolean => node.type === 'Identifier' && responses.has(bindings.variableOf(node) ?? undefined);
  eachNodeIn(code, node => {
    if (found === 'sets') return;
    if (isFunction(node)) for (const variable of responsesOf(home, node)) responses.add(variable);
    if (node.type === 'Identifier') note(headersOfName(home, code, node, depth, isThorough));
    if (node.type !== 'CallExpression') return;
    const callee = calleeOf(node);
    if (node.arguments.some(isResponse)) {
      if (sourceOf(home, callee).of === 'project') note(headersOf(home, callee, depth + 1));
      const owner =
        callee.type === 'MemberExpression' && unwrap(callee.object).type === 'ThisExpression' ? enclosingClass(callee) : null;
      if (owner && HEADER.test(textOf(home, owner))) note('may-set');
    }
    note(headersByName(home, node));
    if (callee.type === 'MemberExpression' && isResponse(unwrap(callee.object)))
      for (const argument of node.arguments) note(headersOfValue(home, argument));
    if (/^(?:Object\.(?:entries|keys|assign)|.*\.(?:forEach|map|entries))$/.test(describeExpression(callee))) {
      if (callee.type === 'MemberExpression') note(headersOfValue(home, callee.object));
      for (const argument of node.arguments) note(headersOfValue(home, argument));
    }
  });
  return found;
}

/** The variables of a function by which it may reach the response. */
const responsesOf = (home: Engine, fn: FunctionNode): readonly unknown[] =>
  fn.params.flatMap(parameter =>
    parameter.type === 'Identifier' && !/^_?(?:req|request|next|err|error)$/.test(parameter.name)
      ? [home.bindings.variableOf(parameter)]
      : [],
  );

function headersOfName(home: Engine, code: Node, node: Node, depth: number, isThorough: boolean): HeaderVerdict {
  const definition = home.bindings.variableOf(node)?.defs[0]?.node as Node | undefined;
  if (definition?.type === 'FunctionDeclaration' || definition?.type === 'VariableDeclarator') {
    const value = definition.type === 'VariableDeclarator' ? definition.init && unwrap(definition.init) : definition;
    const isElsewhere = value !== null && (value.range[0] > code.range[1] || value.range[1] < code.range[0]);
    if (isElsewhere && isFunction(value) && depth < MAX_DEPTH) return headersInCode(home, value, depth + 1);
    // a table, as it stands or put into another form: `Object.entries({ ... })`
    if (isElsewhere && definition.type === 'VariableDeclarator' && TABLE.has(value.type) && HEADER.test(textOf(home, value)))
      return 'sets';
    if (isElsewhere && /^(?:Object|Array)Expression$|^Literal$/.test(value.type)) return 'leaves';
  }
  if (!definition || !/^Import|^VariableDeclarator$/.test(definition.type)) return 'leaves';
  const { module, of } = sourceOf(home, node);
  if (module === null) return 'leaves';
  // a package of that name is all about headers
  if (of === 'package') return isNamedForHeaders('', module) ? 'sets' : 'leaves';
  if (isThorough || isNamedForHeaders(/^Import/.test(definition.type) ? describeExpression(node) : '', module))
    return depth > 2 ? 'may-set' : headersOf(home, node, depth + 1);
  return 'leaves';
}

const TABLE: ReadonlySet<string> = new Set(['ArrayExpression', 'CallExpression', 'Literal', 'NewExpression', 'ObjectExpression']);

/** A call that sets a header whose name is not written there: it may be any, unless it comes of a table that is seen. */
function headersByName(home: Engine, call: Extract<Node, { type: 'CallExpression' }>): HeaderVerdict {
  const callee = calleeOf(call);
  const [name, value] = call.arguments;
  if (callee.type !== 'MemberExpression' || !name || !value || !SETS.test(staticName(callee) ?? '')) return 'leaves';
  if (!RESPONSE.test(describeExpression(callee.object))) return 'leaves';
  const names = alternativesOf(home.originOf(name));
  if (names.every(of => of.kind === 'literal')) return names.some(of => HEADER.test(String(of.value))) ? 'sets' : 'leaves';
  const table = tableOf(home, name);
  const definition = table ? definitionOf(home, table) : null;
  if (!definition) return 'may-set';
  if (HEADER.test(textOf(definition.home, definition.node))) return 'sets';
  return isWrittenDown(definition.node) ? 'leaves' : 'may-set';
}

const SETS = /^(?:set|setHeader|header|append)$/;
const RESPONSE = /^_?(?:res|response|reply|rep|ctx|context|c)(?:\.(?:res|response|raw|headers))*$/i;

/** The table whose entries a name is taken from, by a loop or a callback: `for (const [name, value] of Object.entries(table))`. */
function tableOf({ bindings }: Engine, name: Node): Node | null {
  const definition = name.type === 'Identifier' ? bindings.variableOf(name)?.defs[0] : undefined;
  let node = definition?.node as Node | undefined;
  if (node?.type === 'VariableDeclarator') node = node.parent.parent;
  let table: Node | null = null;
  if (node?.type === 'ForOfStatement' || node?.type === 'ForInStatement') table = unwrap(node.right);
  else if (isFunction(node) && node.parent.type === 'CallExpression') {
    const callee = calleeOf(node.parent);
    if (callee.type === 'MemberExpression') table = unwrap(callee.object);
  }
  const isMade = table?.type === 'CallExpression' && /^Object\.(?:entries|keys)$/.test(describeExpression(table.callee));
  return isMade && table?.type === 'CallExpression' && table.arguments[0] ? unwrap(table.arguments[0]) : table;
}

/** Whether a table is written down where it stands, with nothing in it that comes from elsewhere. */
function isWrittenDown(node: Node): boolean {
  if (node.type === 'CallExpression' || node.type === 'NewExpression')
    return node.arguments.length > 0 && node.arguments.every(argument => isWrittenDown(unwrap(argument)));
  if (node.type === 'ArrayExpression') return node.elements.every(element => element !== null && isWrittenDown(unwrap(element)));
  if (node.type !== 'ObjectExpression') return node.type === 'Literal' || node.type === 'TemplateLiteral';
  return node.properties.every(property => property.type === 'Property' && staticName(property) !== null);
}

/** What a value of another file says where it is written to a response: `res.set(headers)`. */
function headersOfValue(home: Engine, argument: Node): HeaderVerdict {
  const node = unwrap(argument.type === 'SpreadElement' ? argument.argument : argument);
  if ((node.type !== 'Identifier' && node.type !== 'MemberExpression') || sourceOf(home, node).of !== 'project') return 'leaves';
  const definition = definitionOf(home, node);
  if (!definition) return 'may-set';
  return HEADER.test(textOf(definition.home, definition.node)) ? 'sets' : 'leaves';
}

/** The strongest verdict of several parts. */
function firstOf<T>(parts: readonly T[], read: (part: T) => HeaderVerdict): HeaderVerdict {
  let found: HeaderVerdict = 'leaves';
  for (const part of parts) {
    const verdict = read(part);
    if (verdict === 'sets') return verdict;
    if (verdict === 'may-set') found = verdict;
  }
  return found;
}
