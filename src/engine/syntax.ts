import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;

export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** A node that calls something: `f()`, `new F()`, a tagged template, or a decorator without parentheses. */
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;

export const isFunction = (node: Node | null | undefined): node is FunctionNode =>
  node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression';

export const isClass = (node: Node | null | undefined): node is TSESTree.ClassDeclaration | TSESTree.ClassExpression =>
  node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';

/** The expression under parentheses-like wrappers: `x as T`, `x!`, `x satisfies T`, `(0, x)`, an optional chain. */
export function unwrap(node: Node): Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        current = current.expression;
        break;
      case 'SequenceExpression':
        current = current.expressions.at(-1) ?? current;
        break;
      default:
        if ((current.type as string) !== FLOW_CAST) return current;
        current = (current as unknown as FlowCast).expression;
    }
  }
}

/** The outermost wrapper around an expression: the inverse of `unwrap`, seen from inside. */
export function wrapped(node: Node): Node {
  let current = node;
  while (current.parent && unwrapOnce(current.parent) === current) current = current.parent;
  return current;
}

function unwrapOnce(node: Node): Node | null {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return node.expression;
    default:
      return (node.type as string) === FLOW_CAST ? (node as unknown as FlowCast).expression : null;
  }
}

/** `(x: Type)`, which only Babel reads. */
const FLOW_CAST = 'TypeCastExpression';

interface FlowCast {
  readonly expression: Node;
}

/** The name of a property or member where it is written down: `a.b`, `a['b']`, `{ b: 1 }`; null when computed. */
export function staticName(
  node: TSESTree.MemberExpression | TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.MethodDefinition,
): string | null {
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  if (!node.computed) {
    if (key.type === 'Identifier') return key.name;
    if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  }
  if (key.type === 'Literal') return String(key.value);
  return writtenText(key);
}

/** A path with one more member: `req.query.id`, `req.files[0]`. */
export const memberPath = (path: string, name: string): string =>
  /^\d+$/.test(name) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;

/** The text of a string that is written down as a whole, in quotes or in backticks; null for anything else. */
export function writtenText(node: Node | null | undefined): string | null {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? null) : null;
}

/** What a call of `require` names, as it is written; null where it is another call, or the name is computed. */
export const requiredBy = (node: Node | null | undefined): string | null =>
  node?.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
    ? writtenText(node.arguments[0])
    : null;

/** The property of a name that is written down in an object; null where it has none of that name. */
export function propertyNamed({ properties }: TSESTree.ObjectExpression, name: string): TSESTree.Property | null {
  for (const property of properties) if (property.type === 'Property' && staticName(property) === name) return property;
  return null;
}

/** The callee of a call, or the tag of a tagged template. */
export function calleeOf(node: CallNode): Node {
  const callee = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee;
  return callee.type === 'MemberExpression' || callee.type === 'Identifier' ? callee : unwrap(callee);
}

/** The arguments of a call; a tagged template has its template as only argument. */
export const argumentsOf = (node: CallNode): readonly Node[] =>
  node.type === 'TaggedTemplateExpression' ? [node.quasi] : node.arguments;

/** The last name of a callee: `query` of `this.pool.query(...)`; null for computed members and called calls. */
export function calleeName(node: CallNode): string | null {
  const callee = calleeOf(node);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? staticName(callee) : null;
}

/** The function a node stands in, or null at the top of the file. */
export function enclosingFunction(node: Node): FunctionNode | null {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current;
  return null;
}

/** Whether an expression stands where `await` may: in the body of an async function, not in a field or static block of a class there. */
export function canAwait(node: Node): boolean {
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) return parent.async && child === parent.body;
    if (parent.type === 'StaticBlock') return false;
    if ((parent.type === 'PropertyDefinition' || parent.type === 'AccessorProperty') && child === parent.value) return false;
  }
  return false;
}

/** The decorators of a class, member or parameter; parsers of plain JavaScript leave them out. */
export const decoratorsOf = (node: Node): readonly TSESTree.Decorator[] =>
  (node as { readonly decorators?: readonly TSESTree.Decorator[] }).decorators ?? [];

/** The interfaces that a class says it implements; parsers of plain JavaScript leave them out. */
export const interfacesOf = (owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression): readonly Node[] =>
  ((owner as { readonly implements?: readonly TSESTree.TSClassImplements[] }).implements ?? []).map(
    ({ expression }) => expression,
  );

/** The class whose body a node stands in. */
export function enclosingClass(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  for (let current = node.parent; current; current = current.parent) if (isClass(current)) return current;
  return null;
}

/** Steps of a way through a tree after which the calls on it are remembered: those of a long chain stand one in the other. */
const LONG_WAY = 16;

/** Where a way through a tree ends. */
function endOfWay(start: Node, next: (node: Node) => Node | null, ends: WeakMap<Node, Node>): Node {
  const passed: Node[] = [];
  let current = start;
  for (let step = 0, following = next(current); following; step += 1) {
    if (step > LONG_WAY && current.type === 'CallExpression') {
      const end = ends.get(current);
      if (end) {
        current = end;
        break;
      }
      passed.push(current);
    }
    current = following;
    following = next(current);
  }
  for (const call of passed) ends.set(call, current);
  return current;
}

const statements = new WeakMap<Node, Node>();

/** The statement a node stands in, as listed in a block, a program or a switch case. */
export const enclosingStatement = (node: Node): Node =>
  endOfWay(node, ({ parent }) => (parent && !isStatementList(parent) ? parent : null), statements);

const roots = new WeakMap<Node, Node>();

/** What a chain of members and calls starts with: `app` of `app.route('/').get(handler)`. */
export function rootOfChain(expression: Node): Node {
  const node = unwrap(expression);
  const next = receiverOf(node);
  if (next === null || next.type === 'Identifier') return next ?? node;
  return endOfWay(next, receiverOf, roots);
}

const receiverOf = (node: Node): Node | null =>
  node.type === 'MemberExpression' ? unwrap(node.object) : node.type === 'CallExpression' ? unwrap(node.callee) : null;

export const isStatementList = (node: Node): boolean =>
  node.type === 'Program' || node.type === 'BlockStatement' || node.type === 'SwitchCase' || node.type === 'StaticBlock';

/** The statements of a block-like node. */
export function statementsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return node.body;
    case 'SwitchCase':
      return node.consequent;
    default:
      return [];
  }
}

/** Whether `inner` is `outer` or stands inside it. */
export const contains = (outer: Node, inner: Node): boolean =>
  outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];

/** The dotted form of a chain of names, for messages: `req.query.id`. */
export function describeExpression(node: Node, depth = 0): string {
  const inner = unwrap(node);
  if (depth > 8) return '…';
  switch (inner.type) {
    case 'Identifier':
      return inner.name;
    case 'ThisExpression':
      return 'this';
    case 'Super':
      return 'super';
    case 'Literal':
      return inner.raw;
    case 'MemberExpression': {
      const name = staticName(inner);
      const object = describeExpression(inner.object, depth + 1);
      if (name === null) return `${object}[${describeExpression(inner.property, depth + 1)}]`;
      if (/^\d+$/.test(name)) return `${object}[${name}]`;
      return /^[#$\w]+$/.test(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;
    }
    case 'CallExpression':
    case 'NewExpression':
      return `${describeExpression(inner.callee, depth + 1)}(${inner.arguments.length > 0 ? '…' : ''})`;
    case 'AwaitExpression':
      return describeExpression(inner.argument, depth + 1);
    case 'TemplateLiteral':
      return 'a template';
    default:
      return 'an expression';
  }
}
