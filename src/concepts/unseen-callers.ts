import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  callsOf,
  functionName,
  isSamePlace,
  registeredAs,
  type Engine,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { enteredBy } from './project-call.js';
import { checkOf } from './sql-injection.js';

type Parameter = Extract<Origin, { kind: 'parameter' }>;

/** Functions asked for their callers, one for the other. */
const MAX_DEPTH = 3;
/** Files with calls that are parsed: of many callers one hardly ever hands nothing but checked values. */
const MAX_FILES = 4;

/**
 * Whether all who call a function of the project, in its file and in those that import it, hand a parameter what surely is
 * no text of a client's choice. False where one may hand more, where one cannot be read, and where no other file calls.
 */
export function isGivenSafely(facts: FileFacts, parameter: Parameter): boolean {
  const answers = facts.once(answersOf);
  const { home, fn, index, members } = parameter;
  const key = [home.module.fileName, ...fn.range, index, ...members].join(' ');
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = isSafeFromAll(facts, parameter, 0)));
  return answer;
}

/** A parameter stands in many statements. */
const answersOf = (): Map<string, boolean> => new Map();

function isSafeFromAll(facts: FileFacts, parameter: Parameter, depth: number): boolean {
  const registered = registeredAs(parameter);
  if (registered) return isSafe(facts, registered, depth);
  if (depth >= MAX_DEPTH) return false;
  const { home, fn, index, members } = parameter;
  return everyCaller(facts, { home, fn }, (caller, call) => {
    const origin = argumentOf(caller, call, index, members);
    return origin !== null && isSafe(facts, origin, depth);
  });
}

/**
 * Whether all who call a function of the project pass a check, those of its file and of the files that import it. False
 * where one cannot be read, and where no other file calls.
 */
export function everyCaller(
  facts: FileFacts,
  { home, fn }: Pick<Parameter, 'home' | 'fn'>,
  check: (caller: Engine, call: TSESTree.CallExpression) => boolean,
): boolean {
  const name = functionName(fn);
  const { project } = home;
  if (name === null || !project) return false;
  const using = project.importersOf(home.module.fileName)?.filter(file => project.textOf(file).includes(name)) ?? [];
  if (using.length > MAX_FILES || using.some(file => handsOn(project.textOf(file), name))) return false;
  // a function that its own file alone is seen to call may be there for others
  let isCalledElsewhere = false;
  for (const file of using) {
    const importer = project.engineAt(file);
    if (!importer) return false;
    for (const call of facts.of(importer).callsNamed(called => called === name)) {
      const entered = call.type === 'CallExpression' ? enteredBy(importer, call) : null;
      if (call.type !== 'CallExpression' || !entered) return false;
      if (!isSamePlace({ node: entered.fn, home: entered.home }, { node: fn, home })) continue;
      if (!check(importer, call)) return false;
      isCalledElsewhere = true;
    }
  }
  return isCalledElsewhere && callsOf(home, fn).every(call => check(home, call));
}

/** What brings names into a file, or out of it. */
const LISTS = /\b(?:import|export)\s*(?:type\s*)?\{[^}]*\}|\{[^{}]*\}\s*=\s*(?:await\s+)?(?:require|import)\b/g;

/** Whether a text uses a function without calling it: whoever gets it calls it with what is not seen. */
function handsOn(text: string, name: string): boolean {
  const bare = name.replaceAll('$', String.raw`\$`);
  const uses = new RegExp(String.raw`\.\s*${bare}(?![\w$]|\s*(?:\?\.\s*)?[<(]|\s*=(?!=))|[(,=:[]\s*${bare}\s*[,)\]};\n]`);
  return uses.test(text.replace(LISTS, ''));
}

/** What a call hands to a parameter of the function, or to members of it; null where that cannot be told. */
export function argumentOf(
  home: Engine,
  call: TSESTree.CallExpression,
  index: number,
  members: readonly string[],
): Origin | null {
  if (call.arguments.slice(0, index + 1).some(argument => argument.type === 'SpreadElement')) return null;
  const argument: Node | undefined = call.arguments[index];
  if (!argument) return { kind: 'literal', value: undefined };
  return members.reduce((origin, member) => home.memberOf(origin, member, argument), home.originOf(argument));
}

const isSafe = (facts: FileFacts, origin: Origin, depth: number): boolean =>
  alternativesOf(origin).every(of => {
    switch (of.kind) {
      case 'literal':
      case 'primitive':
      case 'guarded':
      case 'escaped':
      case 'environment':
        return true;
      case 'text':
        return of.parts.every(part => part.kind === 'text' || isSafe(facts, part.origin, depth));
      case 'request':
        return checkOf(of) === 'narrow';
      case 'parameter':
        return isSafeFromAll(facts, of, depth + 1);
      default:
        return false;
    }
  });
