import {
  decoratorsOf,
  definitionOf,
  eachNodeIn,
  enclosingClass,
  isFunction,
  sourceOf,
  staticName,
  type Call,
  type Node,
} from '../engine/index.js';
import type { SizeLimitRole } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';

/** Whether no other file of the project sets a limit that a call leaves to it, and nothing beside the call checks sizes. */
export function isSurelyUnset(analysis: Analysis, call: Call, { inheritsFrom }: SizeLimitRole): boolean {
  const { project, module } = analysis.engine;
  if (!inheritsFrom || !project || isCheckedBeside(analysis, call.node)) return false;
  const named = new RegExp(String.raw`\b(?:${inheritsFrom.join('|')})\b`);
  const speaking = project.filesSpeaking(module.fileName, { name: inheritsFrom.join(' '), matches: text => named.test(text) });
  if (!speaking) return false;
  const owner = enclosingClass(call.node)?.id?.name;
  return speaking.every(
    file => owner !== undefined && file !== module.fileName && isForOthers(project.textOf(file), inheritsFrom, owner),
  );
}

/** Whether a file sets options for the classes of one module alone, and a class is none of these. */
function isForOthers(text: string, [module = '', ...tokens]: readonly string[], owner: string): boolean {
  if (!/@Module\s*\(/.test(text) || /@Global\b/.test(text) || tokens.some(token => text.includes(token))) return false;
  if (new RegExp(String.raw`\b${owner.replaceAll('$', String.raw`\$`)}\b`).test(text)) return false;
  // what is exported, returned or named may be used anywhere
  const shared = String.raw`exports\s*:\s*\[[^\]]*\b${module}\b|(?:=|return|=>)\s*${module}\b|\.\.\.`;
  return !new RegExp(shared).test(text);
}

/** Whether the handler of which a call is a decorator checks what came: by a pipe at a parameter, or one for all of them. */
function isCheckedBeside(analysis: Analysis, call: Node): boolean {
  let decorated: Node | undefined = call;
  while (decorated && decorated.type !== 'Decorator') decorated = decorated.parent;
  const owner = decorated?.parent;
  if (!owner) return false;
  const members = owner.type === 'ClassDeclaration' ? owner.body.body : [owner];
  const decorators = [owner, enclosingClass(call)]
    .flatMap(node => (node ? decoratorsOf(node) : []))
    .filter(({ expression }) => expression.type === 'CallExpression' && /Pipes$/.test(nameOf(expression.callee)));
  for (const member of members) {
    const fn = member.type === 'MethodDefinition' ? member.value : null;
    if (isFunction(fn)) decorators.push(...fn.params.flatMap(parameter => [...decoratorsOf(parameter)]));
  }
  return decorators.some(
    ({ expression }) =>
      expression.type === 'CallExpression' &&
      /Files?$|Pipes$/.test(nameOf(expression.callee)) &&
      expression.arguments.some(argument => mayCheckSizes(analysis, argument)),
  );
}

const nameOf = (callee: Node): string =>
  callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (staticName(callee) ?? '') : '';

const SIZES = /size|limit/i;

/** Whether a pipe speaks of sizes, where it is written or where what it is made of is; what is not seen may check them. */
function mayCheckSizes({ engine }: Analysis, pipe: Node): boolean {
  if (SIZES.test(engine.module.text.slice(...pipe.range))) return true;
  let found = false;
  eachNodeIn(pipe, node => {
    if (found || node.type !== 'Identifier') return;
    const { of, module } = sourceOf(engine, node);
    // pipes of the framework tell by their options
    if (of === 'unknown' || (module !== null && engine.catalogue.libraryOf(module) !== null)) return;
    const definition = definitionOf(engine, node);
    found = !definition || SIZES.test(definition.home.module.text.slice(...definition.node.range));
  });
  return found;
}
