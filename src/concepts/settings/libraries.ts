import type { Api, CallShape, HandlerShape, Library, Slot, TypeModel, TypeReference } from '../../vocabulary/index.js';
import {
  below,
  flag,
  isObject,
  list,
  mismatch,
  number,
  object,
  optional,
  orNull,
  record,
  text,
  yes,
  type Check,
  type Fields,
} from './checks.js';
import { role } from './roles.js';
import { slot } from './slots.js';

const TYPE = 'a type such as "Client" or promised("Client")';

const typeName: Check<string> = (value, at, reading) => {
  const name = text('the name of a type')(value, at, reading);
  if (typeof name === 'string') reading.typeNamed(at, name);
  return name;
};

const typeFields = object<TypeReference>(TYPE, {
  type: typeName,
  promised: optional(flag),
});

const typeReference: Check<TypeReference> = (value, at, reading) =>
  typeof value === 'string'
    ? { type: typeName(value, at, reading) }
    : isObject(value)
      ? typeFields(value, at, reading)
      : mismatch(value, at, TYPE, reading);

const returned: Check<TypeReference | 'same'> = (value, at, reading) =>
  value === 'same' ? 'same' : typeReference(value, at, reading);

const given: Check<readonly [Slot, TypeReference]> = (value, at, reading) =>
  Array.isArray(value) && value.length === 2
    ? [slot(value[0], below(at, 0), reading), typeReference(value[1], below(at, 1), reading)]
    : mismatch(value, at, 'a slot and a type such as [arg(1).param(0), "Request"]', reading);

const roles = list(role, 'a list of roles');

/** Members of members: no package has more of them inside each other. */
const MAX_DEPTH = 12;

const api =
  (within: readonly unknown[]): Check<Api> =>
  (value, at, reading) => {
    if (within.includes(value) || within.length > MAX_DEPTH) return mismatch(value, at, 'members that end', reading);
    if (!isObject(value)) return mismatch(value, at, 'an API such as method(sqlQuery({ … }))', reading);
    if ('role' in value) {
      reading.problem(at, 'expected an API such as method(sqlQuery({ … })), got a role; put it into method(…) or value(…)');
      return {};
    }
    const fields: Fields<Api> = {
      plays: optional(roles),
      is: optional(roles),
      returns: optional(returned),
      type: optional(typeReference),
      gives: optional(list(given, 'a list of slots and types')),
      members: optional(members([...within, value])),
    };
    return object<Api>('an API', fields)(value, at, reading);
  };

const members = (within: readonly unknown[]): Check<Readonly<Record<string, Api>>> =>
  record(api(within), 'an object of APIs by name, such as { query: method(sqlQuery({ … })) }');

const names = list(text('a name'), 'a list of names');

const handlerShape = object<HandlerShape>('a shape of handlers', {
  parameters: list(names, 'a list of lists of names'),
  required: number('a number of parameters'),
  types: list(orNull(typeName), 'a list of types'),
  uses: record(names, 'an object of lists of names by the index of a parameter'),
  method: optional(
    object<NonNullable<HandlerShape['method']>>('the method of an object', { name: text('a name'), beside: names }),
  ),
  exportedAs: optional(names),
});

type When = CallShape['when'];
type WhenOf<K extends string> = Extract<When, Readonly<Record<K, unknown>>>;

const when: Check<When> = (value, at, reading) => {
  if (isObject(value)) {
    if ('sqlText' in value)
      return object<WhenOf<'sqlText'>>('a proof', { sqlText: number('the index of an argument') })(value, at, reading);
    if ('named' in value) return object<WhenOf<'named'>>('a proof', { named: yes })(value, at, reading);
    if ('keys' in value)
      return object<WhenOf<'keys'>>('a proof', { keys: names, argument: number('the index of an argument') })(value, at, reading);
    if ('receiverCall' in value)
      return object<WhenOf<'receiverCall'>>('a proof', { receiverCall: text('the name of a method') })(value, at, reading);
  }
  return mismatch(value, at, 'a proof besides the name, such as { sqlText: 0 }', reading);
};

const callShape = object<CallShape>('a shape of calls', { method: text('the name of a method'), type: typeName, when });

/** The model of a package. */
export const library: Check<Library> = (value, at, reading) => ({
  reference: '',
  checkedAgainst: '',
  ...object<Omit<Library, 'reference' | 'checkedAgainst'> & Partial<Library>>(
    'the model of a package such as defineLibrary({ packages: ["@acme/db"], exports: { … } })',
    {
      packages: list(text('the name of a package'), 'a list of names of packages such as ["@acme/db"]', 1),
      declaredIn: optional(list(text('the name of a package'), 'a list of names of packages such as ["@acme/db-types"]')),
      reference: optional(text()),
      checkedAgainst: optional(text()),
      exports: members([]),
      types: optional(record<TypeModel>(members([]), 'an object of types by name')),
      globals: optional(members([])),
      handlerShapes: optional(list(handlerShape, 'a list of shapes of handlers')),
      callShapes: optional(list(callShape, 'a list of shapes of calls')),
    },
  )(value, at, reading),
});
