import type {
  HashCost,
  HttpApplicationRole,
  Placeholder,
  Role,
  RoleName,
  RoleOf,
  SecureHeadersSetup,
  MethodUse,
  SizeLimitRole,
  SqlDialect,
  ValuesForm,
  VerifyInstead,
} from '../../vocabulary/index.js';
import {
  flag,
  isObject,
  list,
  mismatch,
  nearest,
  number,
  object,
  oneOf,
  optional,
  orNull,
  record,
  text,
  type Check,
  type Fields,
} from './checks.js';
import { slot, slots } from './slots.js';

type Facts = { readonly [N in RoleName]: Fields<Omit<RoleOf<N>, 'role'>> };

const names = list(text('a name'), 'a list of names');

const quotes = record(oneOf({ literal: true, identifier: true }), "an object such as { L: 'literal' }");

const placeholder = oneOf<Placeholder>({
  $1: true,
  '?': true,
  ':name': true,
  '@name': true,
  ':1': true,
  '@0': true,
  tag: true,
  unknown: true,
});

const dialect = oneOf<SqlDialect>({ postgres: true, mysql: true, sqlite: true, mssql: true, oracle: true, unknown: true });

const valuesForm = oneOf<ValuesForm>({ array: true, spread: true, object: true, statement: true });

const secureHeadersSetup = object<SecureHeadersSetup>('what sets the headers', {
  package: text('the name of a package'),
  isBuiltIn: optional(flag),
  middleware: optional(
    object<NonNullable<SecureHeadersSetup['middleware']>>('how the middleware is registered', {
      imported: text('the name of an export'),
      preferredName: text('a name'),
      registration: text('the text of the registration'),
      chained: text('the text of the value registered'),
    }),
  ),
  option: optional(
    object<NonNullable<SecureHeadersSetup['option']>>('an option of the application', {
      argument: number('the index of an argument'),
      path: names,
      value: text('the text of a value'),
    }),
  ),
});

const verifyInstead = object<VerifyInstead>('how to verify instead', {
  name: text('a name'),
  on: oneOf<VerifyInstead['on']>({ receiver: true, package: true }),
  needsKey: flag,
  promised: optional(flag),
  payload: optional(text()),
  keyOfText: optional(text()),
});

/** The facts that each role takes. */
const facts: Facts = {
  'sql-query': {
    text: slots,
    values: optional(slots),
    valuesForm: optional(valuesForm),
    placeholder,
    dialect,
    fragment: optional(flag),
    limitNeedsNumber: optional(flag),
    rawPlaceholders: optional(oneOf({ 'pg-promise': true })),
    convertsByColumn: optional(flag),
    valuesExclude: optional(names),
    undefinedThrows: optional(flag),
    tag: optional(text()),
    boundMethod: optional(text()),
  },
  'sql-escape': { from: slot, as: oneOf({ literal: true, identifier: true }) },
  'http-application': {
    framework: oneOf<HttpApplicationRole['framework']>({
      express: true,
      fastify: true,
      koa: true,
      hapi: true,
      nest: true,
      hono: true,
      node: true,
    }),
    order: oneOf<HttpApplicationRole['order']>({ sequential: true, scope: true, global: true }),
    secureHeadersWith: optional(secureHeadersSetup),
    bodyLimitWith: optional(text('the name of a middleware')),
  },
  'http-adapter': { application: optional(slot), secureHeadersWith: optional(secureHeadersSetup) },
  setting: { name: slot },
  middleware: { handlers: slot, path: optional(slot) },
  plugin: { plugin: slots, options: optional(slots), shared: optional(flag), sharingSymbol: optional(text()) },
  route: { path: slots, handlers: slots, method: optional(text()) },
  serve: { application: optional(slot), unlimited: optional(flag) },
  'secure-headers': {
    options: optional(slot),
    partial: optional(flag),
    enabledBy: optional(slots),
    globalOption: optional(text('the name of an option')),
    switches: optional(list(names, 'a list of lists of names')),
    routeSwitch: optional(text('the name of an option of routes')),
  },
  authentication: {},
  'rate-limit': {},
  'response-header': { name: slot },
  'static-files': { application: optional(slot) },
  'request-input': {
    part: oneOf({
      body: true,
      query: true,
      params: true,
      headers: true,
      cookies: true,
      files: true,
      url: true,
      request: true,
    }),
    shape: oneOf({ string: true, strings: true, any: true, bytes: true }),
    field: optional(slot),
    typed: optional(flag),
    made: optional(names),
  },
  'size-limit': {
    bounds: oneOf<SizeLimitRole['bounds']>({
      body: true,
      upload: true,
      message: true,
      'path-parameter': true,
      'parameter-count': true,
    }),
    option: slots,
    unit: oneOf<SizeLimitRole['unit']>({ 'bytes-text': true, bytes: true, count: true }),
    default: orNull(number('a number of bytes or items, or null')),
    propose: optional(text()),
    unparsable: optional(oneOf({ unlimited: true, throws: true, default: true })),
    textIsUnlimited: optional(flag),
    coerced: optional(flag),
    zeroIsUnlimited: optional(flag),
    infinity: optional(oneOf({ throws: true })),
    throwsSince: optional(
      object<NonNullable<SizeLimitRole['throwsSince']>>('a package and versions', {
        package: text('the name of a package'),
        versions: list(text('a version'), 'a list of versions'),
      }),
    ),
    mistakenFor: optional(names),
    format: optional(oneOf({ json: true, urlencoded: true, text: true, raw: true, multipart: true, any: true })),
    effectiveOnlyWith: optional(slots),
    otherwise: optional(oneOf({ truncated: true, uncounted: true })),
    effectiveValue: optional(text()),
    stream: optional(slot),
    uploadBy: optional(
      object<NonNullable<SizeLimitRole['uploadBy']>>('an option', { option: slots, values: list(text(), 'a list of values') }),
    ),
    narrowedBy: optional(slot),
    needlessFor: optional(names),
    neededFor: optional(
      list(
        object<MethodUse>('a call of a method', {
          method: text('the name of a method'),
          first: optional(text()),
          atLeast: optional(number('a number of arguments')),
        }),
        'a list of calls of methods',
      ),
    ),
    inherits: optional(flag),
    inheritsFrom: optional(names),
    apart: optional(
      object<NonNullable<SizeLimitRole['apart']>>('an object of another file', {
        packages: names,
        call: text('the name of a call'),
        path: names,
        beside: text('a name'),
        held: object<NonNullable<SizeLimitRole['apart']>['held']>('names', { by: names, beside: names }),
      }),
    ),
  },
  'body-stream': { event: optional(slot), listener: optional(slot), whole: optional(slot) },
  'record-write': {
    data: slots,
    hooks: oneOf({ run: true, skipped: true, instances: true, extensions: true, none: true }),
    hooksOption: optional(slot),
    only: optional(slot),
    model: optional(slot),
  },
  'record-read': { filter: slots },
  'record-hook': { listener: optional(slot), event: optional(slot) },
  'record-model': { fields: optional(slots), hooks: optional(slots), schema: optional(slot) },
  'password-hash': {
    password: slot,
    algorithm: oneOf({ bcrypt: true, argon2: true, scrypt: true, pbkdf2: true }),
    cost: optional(
      object<HashCost>('the cost of a hash', {
        at: slots,
        weakBelow: number('a number'),
        propose: number('a number'),
      }),
    ),
    suggest: optional(text()),
    callback: optional(slot),
  },
  'fast-hash': { input: slot, algorithm: optional(slot) },
  encryption: { data: optional(slot), key: optional(slot) },
  decryption: { data: optional(slot) },
  'password-compare': { password: slot, hash: slot },
  'token-decode': {
    token: slot,
    headerOnly: optional(flag),
    headerOnlyWhen: optional(slot),
    complete: optional(slot),
    onlyWhen: optional(slot),
    key: optional(slot),
    verifyInstead: optional(verifyInstead),
  },
  'token-verify': {
    token: optional(slot),
    key: optional(slot),
    result: oneOf({ returned: true, promised: true }),
    callback: optional(slot),
    algorithms: optional(slots),
    ignoresExpiry: optional(slots),
    unsignedWithoutKey: optional(flag),
  },
  'token-sign': { payload: slot, key: slot, options: optional(slot) },
  'base64-decode': { text: slot, encoding: optional(slot) },
  propagator: { from: slot, keeps: oneOf({ function: true, data: true }) },
  'text-format': {
    pattern: slot,
    valuesFrom: number('the index of an argument'),
    quotes: optional(quotes),
    appends: optional(flag),
  },
  sanitizer: { to: oneOf({ number: true, boolean: true, 'fixed-form': true }), proves: optional(slot) },
  schema: {
    lets: oneOf({
      'any-text': true,
      narrow: true,
      pattern: true,
      fields: true,
      merged: true,
      only: true,
      without: true,
      either: true,
      'json-schema': true,
      same: true,
    }),
    of: optional(slot),
  },
  'schema-check': {
    data: slot,
    gives: oneOf({ value: true, data: true, verdict: true }),
    schema: optional(slot),
    under: optional(text()),
  },
  'input-schema': { schema: slot, part: optional(slot) },
  'checked-input': { part: slot },
  instance: { of: slots },
  'container-entry': { of: slot, makes: oneOf({ call: true, instance: true, value: true }) },
};

/** A role with the facts that it needs. */
export const role: Check<Role> = (value, at, reading) => {
  if (!isObject(value) || typeof value['role'] !== 'string')
    return mismatch(value, at, 'a role such as sqlQuery({ text: arg(0), placeholder: "$1", dialect: "postgres" })', reading);
  const { role: name, ...given } = value;
  if (!Object.hasOwn(facts, name)) {
    const near = nearest(name, Object.keys(facts));
    const hint = near === null ? `known are ${Object.keys(facts).join(', ')}` : `did you mean "${near}"?`;
    reading.problem(`${at}.role`, `there is no role ${JSON.stringify(name)}; ${hint}`);
    return value as unknown as Role;
  }
  const read = object<Record<string, unknown>>('a role', facts[name as RoleName] as never)(given, at, reading);
  return { role: name, ...read } as unknown as Role;
};
