import type { TSESTree } from '@typescript-eslint/utils';
import { calleeOf, staticName, unwrap, type Node, writtenText } from '../syntax.js';
import { provesElements } from '../guards/guards.js';
import { leavesListed } from '../guards/patterns.js';
import type { Engine } from './engine.js';
import { isUncalled } from './calls.js';
import { sanitizedBy } from './named.js';
import { addPart, isEncoding } from './text.js';
import { alternativesOf, isMixed, literal, primitive, union, unknown, type Frame, type Origin, type Part } from './origin.js';

/** What a name means that nothing in the file defines. */
export function globalOrigin(engine: Engine, name: string): Origin {
  switch (name) {
    case 'undefined':
      return literal(undefined);
    case 'NaN':
      return literal(Number.NaN);
    case 'Infinity':
      return literal(Number.POSITIVE_INFINITY);
    case 'process':
      return { kind: 'environment', path: 'process' };
    default: {
      const api = engine.catalogue.globalOf(name);
      if (!api) return unknown('global', name);
      const type = api.api.type ? engine.catalogue.typeOf(api.api.type, api.library) : null;
      return { kind: 'api', path: name, api, type, call: null, promised: false, receiver: null };
    }
  }
}

const NUMBER_FUNCTIONS = new Set(['Number', 'parseInt', 'parseFloat', 'BigInt']);
const NUMBER_METHODS =
  /^(?:indexOf|lastIndexOf|findIndex|charCodeAt|codePointAt|toFixed|toPrecision|getTime|push|unshift|search|localeCompare|getFullYear|getMonth|getDate)$/;
const BOOLEAN_METHODS =
  /^(?:includes|startsWith|endsWith|has|test|some|every|isArray|isInteger|isFinite|isNaN|isSafeInteger|hasOwn|hasOwnProperty|is)$/;
/** Only dates have them, and no text goes through a date. */
const DATE_METHODS = /^to(?:ISO|UTC|GMT|Date|Time)String$/;
const SAME_TEXT =
  /^(?:trim|trimStart|trimEnd|toLowerCase|toUpperCase|toLocaleLowerCase|toLocaleUpperCase|normalize|slice|substring|substr|padStart|padEnd|toString|valueOf|at|charAt|toWellFormed)$/;
const SAME_LIST = /^(?:filter|slice|sort|reverse|flat|toSorted|toReversed|splice|concat|values)$/;
const ONE_ELEMENT = /^(?:find|findLast|at|pop|shift)$/;

const FROM_DATA = /^(?:replace|replaceAll|split|concat|repeat|join|map|flatMap)$/;

/** Whether a method makes its result out of the text or list it is called on. */
export const isDataMethod = (name: string | null): boolean =>
  name !== null && (SAME_TEXT.test(name) || SAME_LIST.test(name) || ONE_ELEMENT.test(name) || FROM_DATA.test(name));

/** The result of calling a built-in function or a method of text, lists and promises; null for anything else. */
export function builtinCall(engine: Engine, node: TSESTree.CallExpression, frame: Frame): Origin | null {
  const callee = calleeOf(node);
  const argument = (index: number): Origin => {
    const given = node.arguments[index];
    return given ? engine.originOf(given, frame) : literal(undefined);
  };
  if (callee.type === 'Identifier') {
    if (engine.bindings.variableOf(callee)?.defs[0]) return null;
    if (NUMBER_FUNCTIONS.has(callee.name)) return primitive('number');
    if (callee.name === 'Boolean' || callee.name === 'isNaN' || callee.name === 'isFinite') return primitive('boolean');
    if (callee.name === 'String' || /^(?:de|en)codeURI(?:Component)?$|^(?:un)?escape$/.test(callee.name))
      return asText(argument(0));
    if (callee.name === 'Array') return { kind: 'elements', element: literal(undefined) };
    return null;
  }
  if (callee.type !== 'MemberExpression') return null;
  const method = staticName(callee);
  if (method === null) return null;
  const object = unwrap(callee.object);
  if (object.type === 'Identifier' && !engine.bindings.variableOf(object)?.defs[0]) {
    const fixed = staticCall(engine, object.name, method, node, argument);
    if (fixed) return fixed;
  }
  // `String.fromCharCode.apply(null, bytes)`
  if (method === 'apply' && object.type === 'MemberExpression' && staticName(object) === 'fromCharCode')
    return mixedBytes(argument(1));
  if (NUMBER_METHODS.test(method)) return primitive('number');
  if (BOOLEAN_METHODS.test(method)) return primitive('boolean');
  if (DATE_METHODS.test(method) || isEncoding(method, argument)) return primitive('fixed-form');
  const origin = engine.originOf(object, frame);
  // `date.valueOf()`
  const otherwise = method === 'valueOf' ? primitive('number') : unknown('call', method);
  return union(alternativesOf(origin).map(of => methodCall(engine, of, method, node, frame, argument) ?? otherwise));
}

/** `Object.keys(x)`, `Math.max(...)`, `JSON.stringify(x)` ... */
function staticCall(
  engine: Engine,
  object: string,
  method: string,
  node: TSESTree.CallExpression,
  argument: (index: number) => Origin,
): Origin | null {
  switch (object) {
    case 'Math':
      return primitive('number');
    case 'Number':
      return primitive(method.startsWith('is') ? 'boolean' : 'number');
    case 'Date':
      return primitive('number');
    case 'JSON':
      return argument(0);
    case 'Object': {
      if (method === 'assign') return union(node.arguments.map((_, index) => argument(index)));
      if (method === 'freeze' || method === 'seal') return argument(0);
      if (method === 'fromEntries') return fromPairs(argument(0));
      return /^(?:keys|values|entries)$/.test(method)
        ? { kind: 'elements', element: union(filledOf(argument(0)).map(of => listed(engine, of, method))) }
        : null;
    }
    case 'Array': {
      if (method === 'of') return { kind: 'elements', element: union(node.arguments.map((_, index) => argument(index))) };
      if (method !== 'from') return null;
      const mapped = argument(1);
      if (!node.arguments[1] && mixedBytes(argument(0))) return argument(0);
      if (mapped.kind === 'function')
        return { kind: 'elements', element: mapElement(engine, mapped, engine.elementOf(argument(0))) };
      return { kind: 'elements', element: engine.elementOf(argument(0)) };
    }
    case 'Promise':
      return method === 'all' || method === 'resolve' ? argument(0) : null;
    case 'String':
      return method === 'fromCharCode' ? (mixedBytes(argument(0)) ?? unknown('call')) : null;
    default:
      return null;
  }
}

const mixedBytes = (origin: Origin | null): Origin | null => (origin && isMixed(origin) ? origin : null);

/** The values that something may be, without the `{}` of `filters || {}`. */
function filledOf(origin: Origin): readonly Origin[] {
  const all = alternativesOf(origin);
  const filled = all.filter(of => of.kind !== 'object' || of.node.properties.length > 0);
  return filled.length > 0 ? filled : all;
}

/** The object that `Object.fromEntries` makes: of what a client sent as it is; a list of pairs may have been sorted out before. */
const fromPairs = (pairs: Origin): Origin =>
  union(alternativesOf(pairs).map(of => (isForm(of) ? of : { kind: 'elements', element: unknown('member') })));

/** Whether a value is all that a client sent in a form or a query: an object of its entries has the same members. */
const isForm = (of: Origin): boolean =>
  of.kind === 'request' ||
  (of.kind === 'parameter' && of.members.length === 0 && /^(?:FormData|URLSearchParams)$/.test(of.type ?? ''));

/** An element of the list that `Object.keys` and its kin make of an object. */
function listed(engine: Engine, of: Origin, method: string): Origin {
  if (of.kind === 'request' && (method === 'keys' || method === 'entries')) {
    const key: Origin = { ...of, path: `Object.keys(${of.path})` };
    return method === 'keys' ? key : { kind: 'elements', element: of, first: [key, of] };
  }
  if (of.kind === 'request' || of.kind === 'parameter') return of;
  if (of.kind !== 'object') return unknown('member');
  const { frame } = of;
  return union(
    of.node.properties.map(property => {
      if (property.type !== 'Property') return unknown('member');
      const value = (): Origin => engine.originOf(property.value, frame);
      if (method === 'values') return value();
      const name = staticName(property);
      const key = name === null ? unknown('member') : literal(name);
      return method === 'keys' ? key : { kind: 'elements', element: unknown('member'), first: [key, value()] };
    }),
  );
}

function methodCall(
  engine: Engine,
  origin: Origin,
  method: string,
  node: TSESTree.CallExpression,
  frame: Frame,
  argument: (index: number) => Origin,
): Origin | null {
  const isList = origin.kind === 'array' || origin.kind === 'elements';
  const isOpenData = origin.kind === 'request' || origin.kind === 'parameter' || origin.kind === 'guarded';
  const isText = origin.kind === 'literal' || origin.kind === 'text' || origin.kind === 'joined' || origin.kind === 'primitive';
  if (method === 'then' && node.arguments[0]) {
    const next = argument(0);
    return next.kind === 'function'
      ? engine.returnOf(
          next.node,
          engine.enter(next, [], frame, () => origin),
        )
      : unknown('call', 'then');
  }
  if (method === 'catch' || method === 'finally') return origin;
  if (method === 'bind' && isUncalled(origin)) return origin;
  if ((method === 'bind' || method === 'call') && origin.kind === 'function') return method === 'bind' ? origin : null;
  if (method === 'join' && (isList || isOpenData)) return joined(engine, origin, argument(0), node, frame);
  if (method === 'toString' && isList && node.arguments.length === 0) return joined(engine, origin, literal(','), node, frame);
  if (method === 'map' || method === 'flatMap') {
    if (!isList && !isOpenData && !mixedBytes(origin)) return null;
    const safe = node.arguments[0] ? sanitizedBy(engine, node.arguments[0], () => engine.elementOf(origin)) : null;
    if (safe) return { kind: 'elements', element: safe };
    const mapper = argument(0);
    if (mapper.kind !== 'function') return { kind: 'elements', element: primitiveMapper(node.arguments[0]) ?? unknown('call') };
    return { kind: 'elements', element: mapElement(engine, mapper, engine.elementOf(origin)) };
  }
  if (method === 'reduce' && (isList || isOpenData)) return reduced(engine, engine.elementOf(origin), argument);
  if (method === 'filter' && node.arguments[0] && (isList || isOpenData)) {
    const by = provesElements(engine, node.arguments[0]);
    if (by) return { kind: 'elements', element: { kind: 'guarded', by, of: engine.elementOf(origin) } };
  }
  if (method === 'reduce') return mixedBytes(origin);
  if (method === 'fill') return { kind: 'elements', element: argument(0) };
  if (isList) {
    if (SAME_LIST.test(method))
      return method === 'concat'
        ? {
            kind: 'elements',
            element: union([engine.elementOf(origin), ...node.arguments.flatMap((_, at) => addedBy(engine, argument(at)))]),
          }
        : origin;
    return ONE_ELEMENT.test(method) ? engine.elementOf(origin) : null;
  }
  // search parameters of a URL that a client sent, or the fields of a form
  if (origin.kind === 'request' && /^(?:get(?:All)?|entries)$/.test(method)) return origin;
  if (isOpenData || isText || origin.kind === 'environment') {
    if (method === 'replace' || method === 'replaceAll') return replaced(origin, node, argument(1), frame);
    if (SAME_TEXT.test(method)) return origin;
    if (method === 'split') return { kind: 'elements', element: origin };
    if (method === 'concat') return textOfConcat(engine, origin, node, frame);
    if (method === 'repeat') return origin;
    if (isOpenData && (SAME_LIST.test(method) || ONE_ELEMENT.test(method))) return origin;
  }
  return null;
}

/** `ids.map(Number)`. */
const primitiveMapper = (node: Node | undefined): Origin | null =>
  node?.type === 'Identifier' && NUMBER_FUNCTIONS.has(node.name) ? primitive('number') : null;

function mapElement(engine: Engine, mapper: Extract<Origin, { kind: 'function' }>, element: Origin): Origin {
  const frame = engine.enter(mapper, [], mapper.frame, index => (index === 0 ? element : primitive('number')));
  return frame ? engine.returnOf(mapper.node, frame) : unknown('bound');
}

/** What `list.concat(value)` adds: the elements of a list, or a value that is none. */
const addedBy = (engine: Engine, given: Origin): readonly Origin[] =>
  alternativesOf(given).flatMap(of => {
    const isOne = of.kind === 'text' || of.kind === 'literal' || of.kind === 'primitive';
    return isOne ? [of] : of.kind === 'request' ? [engine.elementOf(of), of] : [engine.elementOf(of)];
  });

/** What a list comes to that is put together piece by piece, as its first piece tells. */
function reduced(engine: Engine, element: Origin, argument: (index: number) => Origin): Origin | null {
  const [reducer, start] = [argument(0), argument(1)];
  if (reducer.kind !== 'function' || (start.kind !== 'literal' && start.kind !== 'text')) return null;
  const given = [start, element];
  const frame = engine.enter(reducer, [], reducer.frame, index => given[index] ?? primitive('number'));
  return frame ? union([start, engine.returnOf(reducer.node, frame)]) : null;
}

function joined(engine: Engine, list: Origin, separator: Origin, node: TSESTree.CallExpression, frame: Frame): Origin {
  const text = separator.kind === 'literal' ? (separator.value === undefined ? ',' : String(separator.value)) : null;
  if (
    list.kind === 'array' &&
    text !== null &&
    !list.node.elements.some(element => !element || element.type === 'SpreadElement')
  ) {
    const parts: Part[] = [];
    for (const [index, element] of list.node.elements.entries()) {
      if (index > 0 && text !== '') parts.push({ kind: 'text', value: text, node });
      if (element) addPart(parts, engine.originOf(element, list.frame), element, frame);
    }
    return { kind: 'text', parts };
  }
  return { kind: 'joined', element: engine.elementOf(list), separator: text };
}

function textOfConcat(engine: Engine, origin: Origin, node: TSESTree.CallExpression, frame: Frame): Origin {
  const parts: Part[] = [];
  addPart(parts, origin, node.callee, frame);
  for (const argument of node.arguments) addPart(parts, engine.originOf(argument, frame), argument, frame);
  return { kind: 'text', parts };
}

/**
 * `x.replace(/[^\w]/g, '')` or `x.replace(/\D/g, '')` leaves only listed characters; a value put in by `text.replace(':id', value)` joins the text;
 * any other replacement leaves the value what it was.
 */
function replaced(origin: Origin, node: TSESTree.CallExpression, value: Origin, frame: Frame): Origin {
  const [pattern, replacement] = node.arguments;
  if (
    pattern?.type === 'Literal' &&
    'regex' in pattern &&
    pattern.regex.flags.includes('g') &&
    leavesListed(pattern.regex.pattern)
  ) {
    return primitive('fixed-form');
  }
  if (
    value.kind === 'literal' ||
    value.kind === 'function' ||
    !replacement ||
    (origin.kind !== 'literal' && origin.kind !== 'text')
  )
    return origin;
  const parts: Part[] = [];
  const needle = writtenText(pattern);
  const whole = origin.kind === 'literal' ? String(origin.value) : null;
  const at = needle !== null && whole !== null ? whole.indexOf(needle) : -1;
  if (needle !== null && whole !== null && at >= 0) {
    addPart(parts, literal(whole.slice(0, at)), node, frame);
    addPart(parts, value, replacement, frame);
    addPart(parts, literal(whole.slice(at + needle.length)), node, frame);
  } else {
    addPart(parts, origin, node.callee, frame);
    addPart(parts, value, replacement, frame);
  }
  return { kind: 'text', parts };
}

/** A list of one client value is as free as the value. */
const asText = (origin: Origin): Origin => (origin.kind === 'request' ? { ...origin, shape: 'string' } : origin);

/** `new Date()`, `new Array(n)`, `new Set(list)`, `new Number(x)`. */
export function builtinConstruction(engine: Engine, node: TSESTree.NewExpression, frame: Frame): Origin | null {
  const callee = unwrap(node.callee);
  if (callee.type !== 'Identifier' || engine.bindings.variableOf(callee)?.defs[0]) return null;
  switch (callee.name) {
    case 'Date':
    case 'RegExp':
      return primitive('fixed-form');
    case 'Number':
      return primitive('number');
    case 'Array':
      return { kind: 'elements', element: literal(undefined) };
    case 'Set':
      return {
        kind: 'elements',
        element: node.arguments[0] ? engine.elementOf(engine.originOf(node.arguments[0], frame)) : unknown('member'),
      };
    case 'Uint8Array':
      return node.arguments[0] ? mixedBytes(engine.originOf(node.arguments[0], frame)) : null;
    case 'String':
      return node.arguments[0] ? engine.originOf(node.arguments[0], frame) : literal('');
    case 'Promise':
      return unknown('call', 'promise');
    case 'URL':
    case 'URLSearchParams':
      return node.arguments[0] ? clientsIn(engine.originOf(node.arguments[0], frame)) : null;
    default:
      return null;
  }
}

/** What a client wrote of a text; null where that is nothing. */
function clientsIn(origin: Origin, depth = 0): Origin | null {
  for (const of of alternativesOf(origin)) {
    if (of.kind === 'request') return of;
    for (const part of of.kind === 'text' && depth < 3 ? of.parts : []) {
      const found = part.kind === 'value' ? clientsIn(part.origin, depth + 1) : null;
      if (found) return found;
    }
  }
  return null;
}
