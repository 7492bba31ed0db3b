import type { TSESTree } from '@typescript-eslint/utils';
import {
  describeExpression,
  eachInnerNode,
  eachNodeIn,
  enclosingClass,
  functionName,
  identifiersIn,
  rootOfChain,
  staticName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../engine/index.js';
import { isKeeping, isLogCall, isQuietStatement, refuses } from './going-on.js';

/** Names of code that lets clients through that have not signed in. */
export const OPTIONAL = /optional|maybe|public|anonym|guest|visitor|soft|lenient|permissive|passive|if_?present/i;
/** Names in code to which a token that is no good any more makes no difference. */
const ENDS_SESSION = /log_?out|log_?off|sign_?out|clear_?cookie|revoke|blacklist|invalidate|destroy/i;

/** The names that code writes: of variables, of members, and of what is kept under a key. */
export function namesWrittenIn(code: Node): ReadonlySet<string> {
  const names = new Set<string>();
  eachInnerNode(code, node => {
    if (node.type === 'AssignmentExpression') names.add(describeExpression(node.left));
    else if (node.type === 'VariableDeclarator') for (const name of identifiersIn(node.id)) names.add(name.name);
    else if (node.type === 'CallExpression' && isKeeping(node) && node.arguments[0])
      names.add(describeExpression(node.arguments[0]));
  });
  return names;
}

/** The statements that run after one, up to the end of the function; null where that cannot be told. */
export function statementsAfter(statement: Node, fn: FunctionNode): readonly Node[] | null {
  const after: Node[] = [];
  for (let child = statement, { parent } = statement; parent && child !== fn.body; child = parent, parent = parent.parent) {
    if (parent.type === 'BlockStatement') after.push(...parent.body.slice(parent.body.indexOf(child as TSESTree.Statement) + 1));
    else if (parent.type !== 'IfStatement' && !(parent.type === 'TryStatement' && parent.block === child)) return null;
  }
  return after;
}

/** Whether a statement does the same with claims as without: it neither asks for them, nor needs them, nor lets others ask. */
export function isIndifferent(code: Node, names: Set<string>, fn: FunctionNode): boolean {
  if (code.type !== 'IfStatement' && refuses(code)) return false;
  const parameters = new Set(fn.params.flatMap(parameter => identifiersIn(parameter)).map(({ name }) => name));
  let isIndifferent = true;
  eachNodeIn(code, node => {
    if (node.type === 'CallExpression' && !isLogCall(node) && mayAsk(node, parameters)) isIndifferent = false;
    else if (isName(node) && names.has(describeExpression(node)) && isLookedAt(node, code)) isIndifferent = false;
  });
  eachInnerNode(code, node => {
    if (node.type !== 'AssignmentExpression') return;
    let isFilled = false;
    eachInnerNode(node.right, inner => {
      if (isName(inner) && names.has(describeExpression(inner))) isFilled = true;
    });
    if (isFilled) names.add(describeExpression(node.left));
  });
  return isIndifferent;
}

const isName = (node: Node): boolean => node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'Literal';

/** Whether a call is handed the request as a whole: what it does with it is not known. */
const mayAsk = (call: TSESTree.CallExpression, parameters: ReadonlySet<string>): boolean =>
  call.arguments.some(
    argument => argument.type === 'Identifier' && parameters.has(argument.name) && !/^_?next$/.test(argument.name),
  );

/** Whether something depends on a name: a condition, a call, or a member that is read from it. */
function isLookedAt(node: Node, code: Node): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  if (parent?.type === 'AssignmentExpression' && parent.left === outer) return false;
  // `{ user: claims }`, `req.user`: a key or a member of that name
  if (parent?.type === 'Property' && parent.key === outer && parent.value !== outer) return false;
  if (parent?.type === 'MemberExpression' && parent.property === outer && !parent.computed) return false;
  if (parent?.type === 'MemberExpression' && parent.object === outer && !parent.optional) return true;
  for (let child: Node = outer, above = parent; above && child !== code; child = above, above = above.parent) {
    switch (above.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (above.test === child) return true;
        break;
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'SwitchStatement':
      case 'ReturnStatement':
        return true;
      case 'LogicalExpression':
        if (above.operator === '&&' && above.left === child) return true;
        break;
      case 'CallExpression':
        return above.callee !== child && !isLogCall(above) && !isKeeping(above);
      default:
    }
  }
  return false;
}

/** Whether code ends a session, which it may do for a bad token as well. */
export const endsSession = (code: Node): boolean => {
  let found = false;
  eachNodeIn(code, node => {
    if (node.type === 'Identifier' && ENDS_SESSION.test(node.name)) found = true;
  });
  return found;
};

/** `return true` of a guard, `return h.continue` of an extension. */
export function isPermission({ argument }: TSESTree.ReturnStatement, fn: FunctionNode): boolean {
  if (argument?.type === 'MemberExpression') return staticName(argument) === 'continue';
  return argument?.type === 'Literal' && argument.value === true && isGuard(fn);
}

/** Whether a `catch` notes a failure at most, and perhaps says yes all the same. */
export function isQuietOrPermits({ body }: TSESTree.BlockStatement, fn: FunctionNode): boolean {
  const last = body.at(-1);
  const permits = last?.type === 'ReturnStatement' && isPermission(last, fn);
  return (permits ? body.slice(0, -1) : body).every(isQuietStatement);
}

/** Whether a function is the method of a guard that lets a request through or not. */
export const isGuard = ({ parent }: FunctionNode): boolean =>
  (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') && staticName(parent) === 'canActivate';

/** Whether code is known by its name to let clients through that have not signed in. */
export function isOptionalByName(fn: FunctionNode): boolean {
  const owner = enclosingClass(fn);
  return OPTIONAL.test(functionName(fn) ?? '') || OPTIONAL.test(owner?.id?.name ?? '');
}

/** Whether a statement does something that is no matter of the request alone: it waits for something, or calls for its effect. */
export function hasEffects(code: Node, fn: FunctionNode): boolean {
  const parameters = new Set(fn.params.flatMap(parameter => identifiersIn(parameter)).map(({ name }) => name));
  let found = false;
  eachInnerNode(code, node => {
    const inner =
      node.type === 'AwaitExpression'
        ? unwrap(node.argument)
        : node.type === 'ExpressionStatement'
          ? unwrap(node.expression)
          : null;
    if (inner?.type !== 'CallExpression' || isLogCall(inner) || isKeeping(inner)) return;
    const root = rootOfChain(inner);
    if (!(root.type === 'Identifier' && parameters.has(root.name))) found = true;
  });
  return found;
}
