import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import type { ClaimsReading } from '../../concepts/token-claims.js';
import type { BrokenVerification } from '../../concepts/token-verification.js';
import { calleeOf, canAwait, contains, eachNodeIn, staticName, unwrap, usesOf, wrapped, type Node } from '../../engine/index.js';
import type { VerifyInstead } from '../../vocabulary/index.js';
import { importOf } from './import.js';

/** An edit of the file, with the expression that it writes. */
export interface Replacement {
  readonly code: string;
  /** Honest tokens give the same claims as before, with nothing to decide by a person. */
  readonly isSafe: boolean;
  fix(fixer: TSESLint.RuleFixer): TSESLint.RuleFix[];
}

/** The verifying call in place of one that only decodes; null where the key or the way to write it is not known. */
export function verifyInstead(analysis: Analysis, { call, role }: ClaimsReading): Replacement | null {
  const { node } = call;
  // the call may stand in another file, which is not changed
  if (!role || node.type !== 'CallExpression' || call.frame.home !== analysis.engine) return null;
  if (analysis.sourceCode.getCommentsInside(node).length > 0) return null;
  if (role.onlyWhen)
    return withCheckingOn(analysis, node, role.key ? analysis.engine.nodeAt(call, role.key) : null, call.api.library);
  const target = role.verifyInstead;
  // where a check has failed, another one is no help
  if (isInCatch(node)) return null;
  if (!target || node.arguments.some(argument => argument.type === 'SpreadElement')) return null;
  return target.on === 'receiver' ? onReceiver(analysis, node, target) : onPackage(analysis, node, target, call.api.library);
}

function isInCatch(node: Node): boolean {
  for (let current = node.parent; current && !/Function/.test(current.type); current = current.parent)
    if (current.type === 'CatchClause') return true;
  return false;
}

/** `decode(token, key, true)` checks once the third argument is gone. */
function withCheckingOn(
  analysis: Analysis,
  node: TSESTree.CallExpression,
  key: Node | null,
  library: string,
): Replacement | null {
  const [, second, third] = node.arguments;
  if (!key || !second || !third || key.type === 'Literal') return null;
  const { sourceCode } = analysis;
  const isLast = node.arguments.length === 3;
  const range: [number, number] = isLast ? [second.range[1], third.range[1]] : [third.range[0], third.range[1]];
  const text = isLast ? '' : 'false';
  const start = node.range[0];
  const source = sourceCode.getText(node);
  return {
    code: source.slice(0, range[0] - start) + text + source.slice(range[1] - start),
    isSafe: keysOfLibrary(analysis, library, node).some(known => sourceCode.getText(known) === sourceCode.getText(key)),
    fix: fixer => [fixer.replaceTextRange(range, text)],
  };
}

/** The key arguments of the other calls of a library in the file. */
function keysOfLibrary(analysis: Analysis, library: string, except: Node): readonly Node[] {
  const { engine } = analysis;
  const plays = [...analysis.playing('token-verify'), ...analysis.playing('token-sign'), ...analysis.playing('token-decode')];
  return plays.flatMap(({ call, role }) => {
    const key = call.api.library === library && call.node !== except && role.key ? engine.nodeAt(call, role.key) : null;
    return key ? [key] : [];
  });
}

/** `jwtService.decode(token)` → `jwtService.verify(token)`: the receiver knows the key. */
function onReceiver(analysis: Analysis, node: TSESTree.CallExpression, target: VerifyInstead): Replacement | null {
  const callee = calleeOf(node);
  if (callee.type !== 'MemberExpression' || callee.computed || target.needsKey) return null;
  const { sourceCode } = analysis;
  const [token, options] = node.arguments;
  if (target.promised && node.arguments.length > 0) return null;
  const kept = options ? keptOptions(analysis, options) : [];
  if (!kept) return null;
  const parts = [...(token ? [sourceCode.getText(token)] : []), ...(kept.length > 0 ? [`{ ${kept.join(', ')} }`] : [])];
  const text = `${sourceCode.getText(callee.object)}${callee.optional ? '?.' : '.'}${target.name}${typeArguments(analysis, node)}(${parts.join(', ')})`;
  return replacement(node, text, target.promised === true);
}

/** `jwt.decode(token)` → `jwt.verify(token, key)`. */
function onPackage(
  analysis: Analysis,
  node: TSESTree.CallExpression,
  target: VerifyInstead,
  library: string,
): Replacement | null {
  const { sourceCode } = analysis;
  const callee = calleeOf(node);
  const [token, options] = node.arguments;
  const kept = options ? keptOptions(analysis, options) : [];
  const key = keyFor(analysis, node, library, target);
  if (!token || !kept || !key) return null;
  const through =
    callee.type === 'MemberExpression' && !callee.computed ? `${sourceCode.getText(callee.object)}.${target.name}` : null;
  const imported = through ? null : importOf(analysis, { package: library, imported: target.name, preferredName: target.name });
  const name = through ?? imported?.localName;
  if (!name) return null;
  const option = [...(key.algorithms ? [`algorithms: ${key.algorithms}`] : []), ...kept];
  const parts = [sourceCode.getText(token), key.text, ...(option.length > 0 ? [`{ ${option.join(', ')} }`] : [])];
  const text = `${name}${typeArguments(analysis, node)}(${parts.join(', ')})`;
  const made = replacement(node, text, target.promised === true, target.payload);
  return made && { ...made, fix: fixer => [...(imported?.edit ? [imported.edit(fixer)] : []), ...made.fix(fixer)] };
}

/** The call in place of `node`, awaited where it returns a promise; null in a function that cannot wait. */
function replacement(node: TSESTree.CallExpression, text: string, promised: boolean, payload?: string): Replacement | null {
  const { parent } = wrapped(node);
  const isHandled =
    payload === undefined &&
    (parent?.type === 'AwaitExpression' ||
      parent?.type === 'ReturnStatement' ||
      (parent?.type === 'ArrowFunctionExpression' && parent.body === wrapped(node)) ||
      (parent?.type === 'MemberExpression' && /^(?:then|catch|finally)$/.test(staticName(parent) ?? '')));
  const waits = promised && !isHandled;
  if (waits && !canAwait(node)) return null;
  const awaited = waits ? `await ${text}` : text;
  const code = payload ? `(${awaited}).${payload}` : waits && needsParentheses(node) ? `(${awaited})` : awaited;
  return { code, isSafe: false, fix: fixer => [fixer.replaceText(node, code)] };
}

const needsParentheses = (node: Node): boolean =>
  /^(?:MemberExpression|ChainExpression|UnaryExpression|BinaryExpression|LogicalExpression|TSNonNullExpression)$/.test(
    node.parent?.type ?? '',
  );

/** The options of the decoding call that the verifying one understands too; null where they cannot be read. */
function keptOptions(analysis: Analysis, options: Node): readonly string[] | null {
  if (options.type !== 'ObjectExpression') return null;
  const kept: string[] = [];
  for (const property of options.properties) {
    const name = property.type === 'Property' ? staticName(property) : null;
    if (name === 'complete') kept.push(analysis.sourceCode.getText(property));
    else if (name !== 'json') return null;
  }
  return kept;
}

/** Type arguments as written, without `null`, which a check never gives. */
function typeArguments(analysis: Analysis, node: TSESTree.CallExpression): string {
  const given = node.typeArguments;
  if (!given) return '';
  const texts = given.params.map(type => {
    const parts = type.type === 'TSUnionType' ? type.types.filter(of => of.type !== 'TSNullKeyword') : [type];
    return parts.map(part => analysis.sourceCode.getText(part)).join(' | ');
  });
  return `<${texts.join(', ')}>`;
}

interface Key {
  readonly text: string;
  /** The algorithms that a check in the same file accepts with this key, as written. */
  readonly algorithms: string | null;
}

/** The key that this file already uses: that of another call, or the one secret that it reads from the environment. */
function keyFor(analysis: Analysis, at: Node, library: string, target: VerifyInstead): Key | null {
  const { engine, sourceCode } = analysis;
  for (const { call, role } of analysis.playing('token-verify')) {
    const key = call.api.library === library && role.key && call.frame === engine.base ? engine.nodeAt(call, role.key) : null;
    if (!key || !isReusable(analysis, key, at)) continue;
    const given = role.algorithms ? engine.filled(call, role.algorithms)?.node : null;
    const algorithms =
      given?.type === 'ArrayExpression' &&
      given.elements.every(element => element?.type === 'Literal' && element.value !== 'none')
        ? sourceCode.getText(given)
        : null;
    return { text: sourceCode.getText(key), algorithms };
  }
  for (const { call, role } of analysis.playing('token-sign')) {
    const key = call.api.library === library ? engine.nodeAt(call, role.key) : null;
    if (key && isReusable(analysis, key, at) && !signsWithPrivateKey(analysis, key, call.args.at(-1)))
      return { text: sourceCode.getText(key), algorithms: null };
  }
  const text = environmentKey(analysis);
  return text ? { text: target.keyOfText ? target.keyOfText.replace('{{text}}', text) : text, algorithms: null } : null;
}

/** Whether an expression means the same where it is copied to. */
function isReusable(analysis: Analysis, key: Node, at: Node): boolean {
  if (/Function/.test(key.type) || key.type === 'ObjectExpression' || key.type === 'SpreadElement') return false;
  if (key.type === 'Literal' || key.type === 'AwaitExpression') return false;
  if (key.type === 'Identifier' && key.name === 'undefined') return false;
  let isFree = true;
  eachNodeIn(key, node => {
    if (node.type === 'ThisExpression' || node.type === 'AwaitExpression') isFree = false;
    if (node.type !== 'Identifier') return;
    const variable = analysis.engine.bindings.variableOf(node);
    const block = variable?.defs[0] ? (variable.scope.block as Node) : null;
    if (block && block.type !== 'Program' && !(contains(block, at) && (variable?.identifiers[0]?.range[0] ?? 0) < at.range[0]))
      isFree = false;
    if (variable?.defs[0]?.node && analysis.engine.originOf(node).kind === 'function') isFree = false;
  });
  return isFree;
}

function signsWithPrivateKey(analysis: Analysis, key: Node, options: Node | undefined): boolean {
  const text = (node: Node): string => analysis.sourceCode.getText(node);
  const declared =
    key.type === 'Identifier' ? (analysis.engine.bindings.variableOf(key)?.defs[0]?.node as Node | undefined) : undefined;
  const all = [text(key), declared ? text(declared) : '', options ? text(options) : ''].join(' ');
  return /private|pkcs8|pem\b/i.test(all) || /['"](?:RS|ES|PS|Ed)[\w-]*['"]/.test(all);
}

const SECRET_NAME =
  /^(?=.*(?:JWT|TOKEN|AUTH))(?=.*(?:SECRET|KEY))(?!.*(?:PRIVATE|API|REFRESH))[A-Z\d_]+$|^(?:APP_)?SECRET(?:_KEY)?$/;

/** The one token secret that a file reads from the environment: its constant, or the variable as read. */
function environmentKey(analysis: Analysis): string | null {
  const { sourceCode } = analysis;
  const reads = new Map<string, string>();
  const constants = new Map<string, string>();
  eachNodeIn(sourceCode.ast, node => {
    if (node.type !== 'MemberExpression' || analysis.engine.originOf(node).kind !== 'environment') return;
    const name = staticName(node);
    if (name === null || !SECRET_NAME.test(name)) return;
    const whole = wrapped(node);
    if (!reads.has(name) || whole !== node) reads.set(name, sourceCode.getText(whole));
    const owner = whole.parent?.type === 'LogicalExpression' && whole.parent.left === whole ? whole.parent : whole;
    const declarator = owner.parent;
    if (
      declarator?.type === 'VariableDeclarator' &&
      declarator.id.type === 'Identifier' &&
      declarator.parent.parent.type === 'Program'
    )
      constants.set(name, declarator.id.name);
  });
  const [name, ...others] = [...reads.keys()];
  return name !== undefined && others.length === 0 ? (constants.get(name) ?? reads.get(name) ?? null) : null;
}

/** `await` before a check whose promise is dropped; safe where the check stands alone in a statement. */
export function awaitCheck({ engine }: Analysis, { check: node }: BrokenVerification): Replacement | null {
  if (node.type !== 'CallExpression' || !canAwait(node)) return null;
  // what was awaited has no `catch` any more
  if (usesOf(engine, node).some(use => use.kind === 'receiver')) return null;
  const { parent } = wrapped(node);
  if (parent?.type === 'UnaryExpression' && parent.operator === 'void') {
    const range: [number, number] = [parent.range[0], parent.range[0] + 'void'.length];
    return { code: 'await', isSafe: false, fix: fixer => [fixer.replaceTextRange(range, 'await')] };
  }
  const parenthesized = needsParentheses(node);
  return {
    code: 'await',
    isSafe: parent?.type === 'ExpressionStatement',
    fix: fixer => [
      fixer.insertTextBefore(node, parenthesized ? '(await ' : 'await '),
      ...(parenthesized ? [fixer.insertTextAfter(node, ')')] : []),
    ],
  };
}

/** The list of algorithms without `none`; null where nothing else is in it. */
export function withoutNone(analysis: Analysis, { node }: BrokenVerification): Replacement | null {
  const list = node.parent;
  if (
    list?.type !== 'ArrayExpression' ||
    unwrap(node).type !== 'Literal' ||
    analysis.sourceCode.getCommentsInside(list).length > 0
  )
    return null;
  const others = list.elements.filter(element => element !== null && element !== node);
  if (others.length === 0) return null;
  const code = `[${others.map(element => analysis.sourceCode.getText(element as TSESTree.Expression)).join(', ')}]`;
  return { code, isSafe: false, fix: fixer => [fixer.replaceText(list, code)] };
}
