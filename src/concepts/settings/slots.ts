import { arg, receiver, rest, type Slot, type SlotBuilder, type Slots } from '../../vocabulary/index.js';
import { below, isObject, list, mismatch, number, object, text, yes, type Check } from './checks.js';

const SLOT = 'a slot such as arg(0)';

/** A slot as its builder makes it, or as JSON: `{ "base": { "argument": 0 }, "steps": [{ "prop": "text" }] }`. */
export const slot: Check<Slot> = (value, at, reading) => {
  if (!isObject(value) || !isObject(value['base'])) return mismatch(value, at, SLOT, reading);
  const start = startOf(value['base']);
  if (!start) {
    reading.problem(
      below(at, 'base'),
      'expected one of { "argument": 0 }, { "argumentsFrom": 0 } and { "receiver": true }, counted in whole numbers',
    );
  }
  const given = value['steps'];
  const read = given === undefined ? [] : steps(given, below(at, 'steps'), reading);
  if (!start || !Array.isArray(read)) return arg(0);
  return (read as readonly (Step | undefined)[]).reduce((from, next) => next?.(from) ?? from, start);
};

function startOf(base: Readonly<Record<string, unknown>>): SlotBuilder | null {
  const { argument, argumentsFrom, receiver: isReceiver } = base;
  if (Object.keys(base).length !== 1) return null;
  if (Number.isInteger(argument)) return arg(argument as number);
  if (Number.isInteger(argumentsFrom)) return rest(argumentsFrom as number);
  return isReceiver === true ? receiver() : null;
}

type Step = (from: SlotBuilder) => SlotBuilder;

const property = object<{ prop: string }>('a step', { prop: text('the name of a property') });
const parameter = object<{ param: number }>('a step', { param: number('the index of a parameter') });
const result = object<{ result: true }>('a step', { result: yes });
const repetition = object<{ each: true }>('a step', { each: yes });

const step: Check<Step> = (value, at, reading) => {
  if (!isObject(value)) return mismatch(value, at, 'a step such as { "prop": "text" }', reading);
  if ('prop' in value) {
    const { prop } = property(value, at, reading);
    return from => from.prop(prop);
  }
  if ('param' in value) {
    const { param } = parameter(value, at, reading);
    return from => from.param(param);
  }
  if ('result' in value) {
    result(value, at, reading);
    return from => from.result();
  }
  if ('each' in value) {
    repetition(value, at, reading);
    return from => from.each();
  }
  return mismatch(value, at, 'a step such as { "prop": "text" }', reading);
};

const steps = list(step, 'a list of steps');

/** One slot, or several of which the first that a call fills counts. */
export const slots: Check<Slots> = (value, at, reading) =>
  Array.isArray(value) ? list(slot, `${SLOT} or a list of them`, 1)(value, at, reading) : slot(value, at, reading);
