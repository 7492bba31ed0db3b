import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  callsOf,
  functionName,
  type Engine,
  type FunctionNode,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { enteredBy } from './project-call.js';
import { checkOf } from './sql-injection.js';

type Parameter = Extract<Origin, { kind: 'parameter' }>;

/** Functions asked for their callers, one for the other. */
const MAX_DEPTH = 3;
/** Calls looked at for one parameter. */
const MAX_CALLS = 60;

/**
 * Whether all who call a function of the project, in its file and in those that import it, hand a parameter what surely is
 * no text of a client's choice. False where one may hand more, where one cannot be read, and where no other file calls.
 */
export const isGivenSafely = (facts: FileFacts, parameter: Parameter): boolean => new Callers(facts).areSafe(parameter, 0);

class Callers {
  readonly #facts: FileFacts;
  #calls = 0;

  constructor(facts: FileFacts) {
    this.#facts = facts;
  }

  areSafe({ home, fn, index, members }: Parameter, depth: number): boolean {
    const name = functionName(fn);
    const { project } = home;
    if (name === null || !project || depth >= MAX_DEPTH) return false;
    const given: (Origin | null)[] = [];
    for (const file of project.importersOf(home.module.fileName) ?? []) {
      const importer = project.engineAt(file);
      if (!importer) return false;
      for (const call of this.#facts.of(importer).callsNamed(called => called === name)) {
        this.#calls += 1;
        const entered = call.type === 'CallExpression' ? enteredBy(importer, call) : null;
        if (call.type !== 'CallExpression' || !entered || this.#calls > MAX_CALLS) return false;
        if (isSame(entered, { fn, home })) given.push(this.#argumentOf(importer, call, index, members));
      }
    }
    // a function that its own file alone is seen to call may be there for others
    if (given.length === 0) return false;
    given.push(...callsOf(home, fn).map(call => this.#argumentOf(home, call, index, members)));
    return given.every(origin => origin !== null && this.#isSafe(origin, depth));
  }

  #argumentOf(home: Engine, call: TSESTree.CallExpression, index: number, members: readonly string[]): Origin | null {
    if (call.arguments.slice(0, index + 1).some(argument => argument.type === 'SpreadElement')) return null;
    const argument: Node | undefined = call.arguments[index];
    if (!argument) return { kind: 'literal', value: undefined };
    return members.reduce((origin, member) => home.memberOf(origin, member, argument), home.originOf(argument));
  }

  #isSafe(origin: Origin, depth: number): boolean {
    return alternativesOf(origin).every(of => {
      switch (of.kind) {
        case 'literal':
        case 'primitive':
        case 'guarded':
        case 'escaped':
        case 'environment':
          return true;
        case 'text':
          return of.parts.every(part => part.kind === 'text' || this.#isSafe(part.origin, depth));
        case 'request':
          return checkOf(of) === 'narrow';
        case 'parameter':
          return this.areSafe(of, depth + 1);
        default:
          return false;
      }
    });
  }
}

interface Place {
  readonly fn: FunctionNode;
  readonly home: Engine;
}

/** Whether two places are one: the linted file has a tree of its own, and another one as others import it. */
const isSame = (one: Place, other: Place): boolean =>
  one.home.module.fileName === other.home.module.fileName && one.fn.range[0] === other.fn.range[0];
