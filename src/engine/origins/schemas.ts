import type { RoleOf } from '../../vocabulary/index.js';
import { isNarrowPattern, isOpenPattern, patternOf } from '../guards/patterns.js';
import {
  calleeName,
  calleeOf,
  describeExpression,
  staticName,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax.js';
import { definitionOf } from '../flow/definitions.js';
import type { Engine, Place } from './engine.js';
import { sourceOf } from '../routing/source.js';
import { handOversOf } from './hand-overs.js';
import { checkOfJsonSchema } from './json-schema.js';
import { alternativesOf, primitive, union, unknown, type Call, type Origin, type RequestCheck } from './origin.js';
import { isBehindValidation, schemaBeside, validatorsBefore } from './validation.js';

/** What a schema makes sure of a value inside what it checks; `fields`: that is an object; `absent`: the object has none of the name. */
type SchemaCheck = RequestCheck | 'fields' | 'absent';

type Parsed = Extract<Origin, { kind: 'parsed' }>;
type RoleName = 'schema' | 'input-schema';

/** Schemas made of each other, one inside the other. */
const MAX_SCHEMAS = 24;

/** What a call of a schema gives: of the data of a request, what the schema lets through. */
export function checkedData(engine: Engine, call: Call, { data, gives, under = 'data' }: RoleOf<'schema-check'>): Origin {
  if (gives === 'verdict') return primitive('boolean');
  const of = engine.originAt(call, data);
  const open = unknown('call', describeExpression(calleeOf(call.node as CallNode)));
  if (!of || !call.receiver) return open;
  const parsed: Parsed = { kind: 'parsed', schema: call.receiver, members: [], of, under: gives === 'data' ? under : null };
  if (parsed.under !== null) return of.kind === 'literal' ? open : parsed;
  return letThrough(engine, parsed, open);
}

/** `c.req.valid('query')`: what the schema that stands before the handler for this part lets through. */
export function checkedInput(engine: Engine, call: Call, { part }: RoleOf<'checked-input'>, node: Node): Origin {
  const open = unknown('call', describeExpression(calleeOf(call.node as CallNode)));
  const named = engine.originAt(call, part);
  const context = call.receiver?.kind === 'api' ? call.receiver.receiver : null;
  const handler = context?.kind === 'api' ? context.handler : undefined;
  if (!handler || named?.kind !== 'literal') return open;
  const found = handOversOf(engine, handler).flatMap(({ call: { arguments: given } }) =>
    given.flatMap(argument => {
      const attached = callWith(engine.originOf(argument), 'input-schema');
      const isSame = attached?.role.part && literalAt(engine, attached.call, attached.role.part) === named.value;
      return attached && isSame ? [engine.originAt(attached.call, attached.role.schema)] : [];
    }),
  );
  const [schema] = found;
  if (!schema || found.length > 1) return open;
  const of: Origin = {
    kind: 'request',
    path: describeExpression(node),
    part: PARTS[String(named.value)] ?? 'body',
    shape: 'any',
    node,
    home: engine,
  };
  return letThrough(engine, { kind: 'parsed', schema, members: [], of, under: null }, open);
}

const PARTS: Readonly<Record<string, 'query' | 'params' | 'headers' | 'cookies'>> = {
  query: 'query',
  param: 'params',
  header: 'headers',
  cookie: 'cookies',
};

const literalAt = (engine: Engine, call: Call, slot: RoleOf<'checked-input'>['part']): unknown => {
  const origin = engine.originAt(call, slot);
  return origin?.kind === 'literal' ? origin.value : undefined;
};

/** A member of data that a schema has let through. */
export function parsedMember(engine: Engine, parsed: Parsed, name: string, node: Node): Origin {
  if (parsed.under !== null)
    return name === parsed.under
      ? letThrough(engine, { ...parsed, under: null }, unknown('member', name))
      : unknown('member', name);
  if (/^\d+$/.test(name)) return engine.elementOf(parsed);
  const of = engine.memberOf(parsed.of, name, node);
  return letThrough(engine, { ...parsed, members: [...parsed.members, name], of }, unknown('member', name));
}

/** Text of a client's choice, a value that is none, an object or list whose members tell, or what cannot be told. */
function letThrough(engine: Engine, parsed: Parsed, open: Origin): Origin {
  switch (checkOfSchema(engine, parsed.schema, parsed.members)) {
    case 'narrow':
      return primitive('fixed-form');
    case 'fields':
      return parsed;
    case 'none': {
      const sent = alternativesOf(parsed.of).flatMap(of =>
        of.kind === 'request' ? [of] : of.kind === 'parameter' ? [withMember(of, parsed.members.at(-1))] : [],
      );
      return sent.length > 0 ? union(sent) : open;
    }
    default:
      return open;
  }
}

/** What a schema lets through of a parameter keeps its name, also where it was read in another way: `Object.fromEntries(form)`. */
const withMember = (parameter: Extract<Origin, { kind: 'parameter' }>, name: string | undefined): Origin =>
  name === undefined || parameter.members.at(-1) === name ? parameter : { ...parameter, members: [...parameter.members, name] };

/** What is made sure of a part of a request before a handler gets it. */
export function checkOfInput(engine: Engine, handler: FunctionNode, part: string, members: readonly string[]): RequestCheck {
  if (!isBehindValidation(engine, handler)) return 'none';
  const beside = schemaBeside(engine, handler, part);
  if (beside) return checkOfData(engine, beside, members);
  const schemas = handOversOf(engine, handler).flatMap(({ call }) =>
    chainedSchemas(engine, engine.callOf(call)?.receiver ?? null),
  );
  return schemas.length > 0
    ? allOf(schemas.map(schema => (schema ? checkOfSchema(engine, schema, members) : 'unknown')))
    : alike((validatorsBefore(engine, handler) ?? []).map(places => checkByMiddleware(places, part, members)));
}

/** What a schema of a library, or a JSON schema, makes sure of a member of what it checks. */
export const checkOfData = (engine: Engine, schema: Origin, members: readonly string[]): RequestCheck =>
  allOf([callWith(schema, 'schema') ? checkOfSchema(engine, schema, members) : checkOfJsonSchema(schema, members)]);

/** What is sure of data that several schemas have let through, each of them its fields. */
function allOf(checks: readonly SchemaCheck[]): RequestCheck {
  const about = checks.filter(check => check !== 'absent');
  if (about.includes('narrow')) return 'narrow';
  return about.length > 0 && about.every(check => check === 'none') ? 'none' : 'unknown';
}

/** What is sure whichever of several ways data has come. */
const alike = ([first = 'unknown', ...others]: readonly RequestCheck[]): RequestCheck =>
  others.every(check => check === first) ? first : 'unknown';

/** `validate(schema)`, `validateBody(schema)`, `validate('query', schema)`, `validate({ query: schema })`: what one middleware checks by a schema. */
function checkByMiddleware([only, ...others]: readonly Place[], part: string, members: readonly string[]): RequestCheck {
  const place = only && others.length === 0 ? definitionOf(only.home, only.node) : null;
  if (place?.node.type !== 'CallExpression') return 'unknown';
  const { node, home } = place;
  const given = node.arguments.map(argument => home.originOf(argument));
  const [schema, ...more] = given.flatMap(of => (callWith(of, 'schema') || of.kind === 'object' ? [of] : []));
  if (!schema || more.length > 0) return 'unknown';
  if (schema.kind === 'object') {
    const named = memberByConstant(schema, part);
    const own = named ? schema.frame.home.originOf(named, schema.frame) : home.memberOf(schema, part, node);
    return own.kind === 'literal' ? 'unknown' : allOf([checkOfSchema(home, own, members)]);
  }
  const whole = checkOfSchema(home, schema, [part, ...members]);
  if (whole !== 'absent') return allOf([whole]);
  const names = [calleeName(node) ?? '', ...given.map(of => (of.kind === 'literal' ? String(of.value) : ''))].join(' ');
  const parts = (names.match(/body|query|param|header|cookie/gi) ?? []).map(name => name.toLowerCase());
  if (parts.length > 0 && !parts.some(name => part.startsWith(name))) return 'unknown';
  const check = allOf([checkOfSchema(home, schema, members)]);
  // a schema of a part that is not named may be that of another one
  return check === 'narrow' && parts.length === 0 ? 'unknown' : check;
}

/** Whether an option says that texts which the pattern fits are refused: `pattern(/'/, { invert: true })`. */
const isTurnedAround = ({ args: [, options] }: Call): boolean =>
  options !== undefined &&
  !/^(?:Literal|TemplateLiteral)$/.test(options.type) &&
  !(
    options.type === 'ObjectExpression' &&
    options.properties.every(
      property => property.type === 'Property' && /^(?:message|error|name)$/.test(staticName(property) ?? ''),
    )
  );

/** The value of a property whose name is a constant with the name of a part: `[Segments.PARAMS]: schema`. */
function memberByConstant({ node }: Extract<Origin, { kind: 'object' }>, part: string): Node | null {
  for (const property of node.properties) {
    if (property.type !== 'Property' || !property.computed || property.key.type !== 'MemberExpression') continue;
    if (staticName(property.key)?.toLowerCase() === part) return property.value;
  }
  return null;
}

/** `procedure.input(schema).use(middleware).input(other)`: the schemas of a chain. */
function chainedSchemas(engine: Engine, chain: Origin | null): readonly (Origin | null)[] {
  const found: (Origin | null)[] = [];
  for (let origin = chain; origin?.kind === 'api' && origin.call && found.length < MAX_SCHEMAS; origin = origin.call.receiver) {
    const attached = callWith(origin, 'input-schema');
    if (!attached) break;
    found.push(engine.originAt(attached.call, attached.role.schema));
  }
  return found;
}

function callWith<N extends RoleName>(origin: Origin, name: N): { readonly call: Call; readonly role: RoleOf<N> } | null {
  const call = origin.kind === 'api' ? origin.call : null;
  const role = call?.api.api.plays?.find((played): played is RoleOf<N> => played.role === name);
  return call && role ? { call, role } : null;
}

function checkOfSchema(engine: Engine, schema: Origin, members: readonly string[], depth = 0): SchemaCheck {
  const made = callWith(schema, 'schema');
  if (depth > MAX_SCHEMAS) return 'unknown';
  if (!made)
    return schema.kind === 'union' ? oneOf(schema.of.map(of => checkOfSchema(engine, of, members, depth + 1))) : 'unknown';
  const { call, role } = made;
  const checkOf = (of: Origin | null, inner = members): SchemaCheck =>
    of ? checkOfSchema(engine, of, inner, depth + 1) : 'unknown';
  const written = role.of ? engine.originAt(call, role.of) : null;
  const [name, ...inner] = members;
  switch (role.lets) {
    case 'any-text':
      return members.length === 0 ? 'none' : 'unknown';
    case 'narrow':
      return 'narrow';
    case 'pattern': {
      const at = role.of ? engine.nodeAt(call, role.of) : null;
      const pattern = at && patternOf(call.frame.home, at);
      if (isNarrowPattern(pattern)) return 'narrow';
      const before = checkOf(call.receiver);
      return before === 'narrow' || (isOpenPattern(pattern) && !isTurnedAround(call)) ? before : 'unknown';
    }
    case 'fields': {
      if (name === undefined) return 'fields';
      const field = written ? engine.memberOf(written, name, call.node) : unknown('syntax');
      if (field.kind !== 'literal') return checkOf(field, inner);
      return callWith(call.receiver ?? field, 'schema') ? checkOf(call.receiver) : 'absent';
    }
    case 'merged': {
      const own = checkOf(written);
      return own === 'absent' ? checkOf(call.receiver) : own;
    }
    case 'only':
    case 'without': {
      const mask = name === undefined || !written ? null : engine.memberOf(written, name, call.node);
      if (mask && mask.kind !== 'literal') return 'unknown';
      return mask && (mask.value === undefined) === (role.lets === 'only') ? 'absent' : checkOf(call.receiver);
    }
    case 'either': {
      const list = written?.kind === 'array' ? written.node.elements : null;
      const frame = written?.kind === 'array' ? written.frame : null;
      const options = list?.map(node => (node ? engine.originOf(node, frame) : null)) ?? [call.receiver, written];
      return oneOf(options.map(of => checkOf(of)));
    }
    case 'json-schema':
      return written ? checkOfJsonSchema(written, members) : 'unknown';
    case 'same':
      return checkOf(role.of ? written : call.receiver);
  }
}

/** What is sure of data that one of several schemas has let through. */
function oneOf(checks: readonly SchemaCheck[]): SchemaCheck {
  const [first = 'unknown'] = checks;
  if (checks.every(check => check === first)) return first;
  return checks.every(check => check === 'none' || check === 'narrow') ? 'none' : 'unknown';
}

/** The names of the fields of an object that a schema lets through the way they are: as any text, or if they pass checks. */
export function fieldsOfSchema(schema: Origin): readonly string[] {
  const made = callWith(schema, 'schema');
  const home = made?.call.frame.home;
  if (!home) return [];
  const fields = new Map(fieldsIn(schema, 0).map(field => [field.name, field]));
  return [...fields.values()].flatMap(field => {
    const check = checkOfSchema(home, schema, [field.name]);
    return check === 'none' || (check === 'unknown' && isUnchanged(field)) ? field.name : [];
  });
}

interface SchemaField extends Place {
  readonly name: string;
}

/** Whether a schema of a field, which the model of its library leaves open, is one that makes no other value of it. */
const isUnchanged = ({ node, home }: SchemaField): boolean => {
  const { module } = sourceOf(home, node);
  return (
    node.type === 'CallExpression' &&
    module !== null &&
    home.catalogue.libraryOf(module) !== null &&
    !/transform|pipe|preprocess|overwrite|codec|hash/i.test(home.module.text.slice(...node.range))
  );
};

/** The fields that the schemas of which one is made list. */
function fieldsIn(schema: Origin | null, depth: number): readonly SchemaField[] {
  const made = schema ? callWith(schema, 'schema') : null;
  if (!made || depth > MAX_SCHEMAS) return [];
  const { call, role } = made;
  const written = role.of ? call.frame.home.originAt(call, role.of) : null;
  const before = (): readonly SchemaField[] => fieldsIn(call.receiver, depth + 1);
  switch (role.lets) {
    case 'fields':
      return [...before(), ...(written?.kind === 'object' ? fieldsOfObject(written) : [])];
    case 'merged':
      return [...before(), ...fieldsIn(written, depth + 1)];
    case 'only':
    case 'without':
      return before();
    case 'same':
      return role.of ? fieldsIn(written, depth + 1) : before();
    default:
      return [];
  }
}

const fieldsOfObject = ({ node, frame }: Extract<Origin, { kind: 'object' }>): readonly SchemaField[] =>
  node.properties.flatMap(property => {
    const name = property.type === 'Property' ? staticName(property) : null;
    return property.type === 'Property' && name !== null ? [{ name, node: unwrap(property.value), home: frame.home }] : [];
  });
