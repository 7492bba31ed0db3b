import { arg, receiver, rest, type Slot, type SlotBase, type Slots } from '../../vocabulary/index.js';
import { below, flag, isObject, list, mismatch, number, object, text, type Check } from './checks.js';

const SLOT = 'a slot such as arg(0)';

/** A slot as its builder makes it, or as JSON: `{ "base": { "argument": 0 }, "steps": [{ "prop": "text" }] }`. */
export const slot: Check<Slot> = (value, at, reading) => {
  if (!isObject(value) || !isObject(value['base'])) return mismatch(value, at, SLOT, reading);
  const start = baseOf(value['base']);
  if (!start) {
    reading.problem(
      below(at, 'base'),
      'expected one of { "argument": 0 }, { "argumentsFrom": 0 } and { "receiver": true }, counted in whole numbers',
    );
  }
  const steps = value['steps'] === undefined ? [] : list(step, 'a list of steps')(value['steps'], below(at, 'steps'), reading);
  return Array.isArray(steps) && start ? steps.reduce((from, next) => next?.(from) ?? from, start) : (start as Slot);
};

function baseOf(base: Readonly<Record<string, unknown>>): Slot | null {
  const { argument, argumentsFrom, receiver: isReceiver } = base as Record<keyof SlotBase, unknown> & typeof base;
  if (Object.keys(base).length !== 1) return null;
  if (Number.isInteger(argument)) return arg(argument as number);
  if (Number.isInteger(argumentsFrom)) return rest(argumentsFrom as number);
  return isReceiver === true ? receiver() : null;
}

type Step = (from: Slot) => Slot;

const named = object<{ prop: string }>('a step', { prop: text('the name of a property') });
const counted = object<{ param: number }>('a step', { param: number('the index of a parameter') });
const returned = object<{ result: boolean }>('a step', { result: flag });
const repeated = object<{ each: boolean }>('a step', { each: flag });

const step: Check<Step | undefined> = (value, at, reading) => {
  if (isObject(value)) {
    if ('prop' in value) return byName(named(value, at, reading).prop);
    if ('param' in value) return byIndex(counted(value, at, reading).param);
    if ('result' in value) return returned(value, at, reading).result ? from => from.result() : undefined;
    if ('each' in value) return repeated(value, at, reading).each ? from => from.each() : undefined;
  }
  return mismatch(value, at, 'a step such as { "prop": "text" }', reading);
};

const byName =
  (name: string): Step =>
  from =>
    from.prop(name);

const byIndex =
  (index: number): Step =>
  from =>
    from.param(index);

/** One slot, or several of which the first that a call fills counts. */
export const slots: Check<Slots> = (value, at, reading) =>
  Array.isArray(value) ? list(slot, `${SLOT} or a list of them`, 1)(value, at, reading) : slot(value, at, reading);
