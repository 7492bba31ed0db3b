import type { Slot } from './slot.js';

/** One place or several alternatives, the first that the call fills counts. */
export type Slots = Slot | readonly Slot[];

/** How a driver marks a bound value: `$1`, `?`, `:name`, `@name`, or a template tag. */
export type Placeholder = '$1' | '?' | ':name' | '@name' | ':1' | '@0' | 'tag' | 'unknown';

export type SqlDialect = 'postgres' | 'mysql' | 'sqlite' | 'mssql' | 'oracle' | 'unknown';

/** How the values travel beside the text. */
export type ValuesForm =
  /** One array: `query(text, [a, b])`. */
  | 'array'
  /** One argument a value: `$queryRawUnsafe(text, a, b)`. */
  | 'spread'
  /** An object keyed by parameter name: `where(text, { name })`. */
  | 'object'
  /** On the prepared statement: `prepare(text).all(a, b)`. */
  | 'statement';

/** A call that hands SQL text to a database. */
export interface SqlQueryRole {
  readonly role: 'sql-query';
  readonly text: Slots;
  /** Where bound values go; absent where the API takes none (`exec`, `sql.raw`). */
  readonly values?: Slots;
  readonly valuesForm?: ValuesForm;
  readonly placeholder: Placeholder;
  readonly dialect: SqlDialect;
  /** The text is a piece of a statement (`where(...)`, `whereRaw(...)`), not a whole one. */
  readonly fragment?: boolean;
  /** An integer column position (`LIMIT ?`) takes numbers only, as text-protocol MySQL drivers do. */
  readonly limitNeedsNumber?: boolean;
  /** The placeholders whose value goes into the text as it is are those of this library: `$1:raw`, `$<name^>`. */
  readonly rawPlaceholders?: 'pg-promise';
  /** The driver converts a bound value by the type of its column: text for a date or JSON column is not sent as it is. */
  readonly convertsByColumn?: boolean;
  /** Options that cannot stand beside the values: `bind` beside `replacements`. */
  readonly valuesExclude?: readonly string[];
  /** Bound values may not be `undefined`: the driver throws. */
  readonly undefinedThrows?: boolean;
  /** The tag that makes a safe query out of the same template, read on the receiver: `$queryRaw` beside `$queryRawUnsafe`. */
  readonly tag?: string;
  /** The method to call once the text has values, where this one takes none: `run` for `exec`. */
  readonly boundMethod?: string;
}

/** A call that quotes a value so that it is safe inside SQL text. */
export interface SqlEscapeRole {
  readonly role: 'sql-escape';
  readonly from: Slot;
  readonly as: 'literal' | 'identifier';
}

export type Framework = 'express' | 'fastify' | 'koa' | 'hapi' | 'nest' | 'hono' | 'node';

/** A call that creates an application. */
export interface HttpApplicationRole {
  readonly role: 'http-application';
  readonly framework: Framework;
  /**
   * `sequential`: middleware protects what is registered after it. `scope`: hooks and plugins of a scope cover all its
   * routes. `global`: registration order has no meaning.
   */
  readonly order: 'sequential' | 'scope' | 'global';
  /** What sets secure response headers in this framework. */
  readonly secureHeadersWith?: SecureHeadersSetup;
  /** The middleware without which its handlers read bodies of any size, unless the platform has a limit. */
  readonly bodyLimitWith?: string;
}

/** How an application is made to send secure response headers. */
export interface SecureHeadersSetup {
  readonly package: string;
  /** The package comes with the framework. */
  readonly isBuiltIn?: boolean;
  /** What to import and to write; absent where an option of the application does it. */
  readonly middleware?: {
    /** `default` for the default export, else the export's name. */
    readonly imported: string;
    readonly preferredName: string;
    /** The text of the registration, with `{{application}}` and `{{name}}`. */
    readonly registration: string;
    /** The text of the value registered, with `{{name}}`, where calls are chained: `.use(helmet())`. */
    readonly chained: string;
  };
  /** The option of the call that creates the application, as a path of names, and the text of its value. */
  readonly option?: { readonly argument: number; readonly path: readonly string[]; readonly value: string };
}

/** A call that makes the adapter by which a framework runs on another one: `new FastifyAdapter()`. */
export interface HttpAdapterRole {
  readonly role: 'http-adapter';
  /** The application of the other framework, where it is given. */
  readonly application?: Slot;
  /** What sets secure headers on this platform. */
  readonly secureHeadersWith?: SecureHeadersSetup;
}

/** A call that changes a setting of an application: `app.set('trust proxy', 1)`. */
export interface SettingRole {
  readonly role: 'setting';
  readonly name: Slot;
}

/** A call that registers middleware (or a router, or a plugin) on an application or router. */
export interface MiddlewareRole {
  readonly role: 'middleware';
  readonly handlers: Slot;
  /** Optional leading path: when the first argument is text (or a regular expression), it is the mount path. */
  readonly path?: Slot;
}

/** A call that registers a plugin with its options: `fastify.register(plugin, options)`. */
export interface PluginRole {
  readonly role: 'plugin';
  readonly plugin: Slots;
  readonly options?: Slots;
  /** What plugins register holds for the whole application; absent: for a scope of their own. */
  readonly shared?: boolean;
  /** The symbol by which a plugin says of itself that it shares the scope of its parent. */
  readonly sharingSymbol?: string;
}

/** A call that registers a route. */
export interface RouteRole {
  readonly role: 'route';
  readonly path: Slots;
  readonly handlers: Slots;
  /** HTTP method in lower case; absent: any, or told by the call. */
  readonly method?: string;
}

/** A call that makes an application serve: `listen`, `createServer(app)`. */
export interface ServeRole {
  readonly role: 'serve';
  /** The application, where it is an argument rather than the receiver. */
  readonly application?: Slot;
  /** Bodies of any size reach the application. */
  readonly unlimited?: boolean;
}

/** Middleware or a plugin that sets secure response headers. */
export interface SecureHeadersRole {
  readonly role: 'secure-headers';
  readonly options?: Slot;
  /** Only some headers are set (`helmet.hsts()`). */
  readonly partial?: boolean;
  /** The headers are on only when the value in this slot is truthy: hapi's `routes.security`. */
  readonly enabledBy?: Slots;
  /** The option of a plugin that, being `false`, leaves it to each route to turn the headers on. */
  readonly globalOption?: string;
  /** The options that, being `false`, leave out the headers that matter: one list for each, with the names that its option has. */
  readonly switches?: readonly (readonly string[])[];
  /** By what routes turn them on then: the name of an option of theirs and of a method of the reply. */
  readonly routeSwitch?: string;
}

/** Middleware, a plugin or a hook that lets only requests of known clients through. */
export interface AuthenticationRole {
  readonly role: 'authentication';
}

/** Middleware, a plugin or a hook that bounds how many requests a client may send in some time. */
export interface RateLimitRole {
  readonly role: 'rate-limit';
}

/** A call that sets one response header. */
export interface ResponseHeaderRole {
  readonly role: 'response-header';
  readonly name: Slot;
}

/** Middleware that answers requests by itself, such as a static file server, or a call that adds it to an application. */
export interface StaticFilesRole {
  readonly role: 'static-files';
  /** The application, where it is an argument rather than the receiver. */
  readonly application?: Slot;
}

/** A value, property or call through which data of a client reaches the program. */
export interface RequestInputRole {
  readonly role: 'request-input';
  readonly part: 'body' | 'query' | 'params' | 'headers' | 'cookies' | 'files' | 'url' | 'request';
  /** `string`: always text; `strings`: text or a list of texts; `any`: the client chooses the shape. */
  readonly shape: 'string' | 'strings' | 'any' | 'bytes';
  /** A method whose argument names the field: `req.get('x')`. */
  readonly field?: Slot;
  /** A decorator of a parameter that gets nothing but what is of its written type: a GraphQL schema is made of that. */
  readonly typed?: boolean;
  /** Members, however deep, that are made on the way and hold nothing a client wrote: the name of a stored file. */
  readonly made?: readonly string[];
}

/** How a limit is written. */
export type SizeUnit =
  /** A number of bytes, or text in the grammar of the `bytes` package: `'100kb'`. */
  | 'bytes-text'
  /** A number of bytes only. */
  | 'bytes'
  /** A number of characters or of items. */
  | 'count';

/** A size or count that a call bounds by an option: body size, upload size, size of a message to a socket, length of a path parameter. */
export interface SizeLimitRole {
  readonly role: 'size-limit';
  readonly bounds: 'body' | 'upload' | 'message' | 'path-parameter' | 'parameter-count';
  readonly option: Slots;
  readonly unit: SizeUnit;
  /** The limit without the option, in bytes or items; null: none. */
  readonly default: number | null;
  /** The limit to propose, as source text; the default when absent. */
  readonly propose?: string;
  /** What the library does with text it cannot parse: no limit at all, an error at start, its default. */
  readonly unparsable?: 'unlimited' | 'throws' | 'default';
  /** Anything but a number means no limit at all, whatever it says (`fileSize: '1mb'` of old multer, busboy). */
  readonly textIsUnlimited?: boolean;
  /** Sizes are compared with the option as it is, so that text which is no number means no limit. */
  readonly coerced?: boolean;
  /** `0` means no limit. */
  readonly zeroIsUnlimited?: boolean;
  /** An infinite limit is refused when the call runs; without this it means no limit. */
  readonly infinity?: 'throws';
  /** From these versions on, one for each major, what is no size throws instead of meaning no limit. */
  readonly throwsSince?: { readonly package: string; readonly versions: readonly string[] };
  /** Option names that people write in its stead and the library ignores. */
  readonly mistakenFor?: readonly string[];
  /** The names of body formats this parser reads: a second parser for one of them never runs. */
  readonly format?: 'json' | 'urlencoded' | 'text' | 'raw' | 'multipart' | 'any';
  /** Only when one of these further options is set does the limit reject anything (`abortOnLimit`). */
  readonly effectiveOnlyWith?: Slots;
  /** What happens without that option: data over the limit is cut off, or nothing is counted. */
  readonly otherwise?: 'truncated' | 'uncounted';
  /** The source text of the value that the further option needs. */
  readonly effectiveValue?: string;
  /** The stream that is read; no limit is missing where it is not the body of a request. */
  readonly stream?: Slot;
  /** The values of an option by which the body is no whole in memory, but written to a file or handed on in pieces: an upload. */
  readonly uploadBy?: { readonly option: Slots; readonly values: readonly string[] };
  /** The option that narrows which bodies are read. */
  readonly narrowedBy?: Slot;
  /** Methods of the result for which the limit has no meaning: multer's `none()` refuses every file. */
  readonly needlessFor?: readonly string[];
  /** Calls on the result without one of which there is nothing to limit: multiparty keeps files for `on('file')` alone. */
  readonly neededFor?: readonly MethodUse[];
  /** The caller decides: nothing is wrong where the call's limit is absent (a server-wide limit covers it). */
  readonly inherits?: boolean;
  /**
   * With `inherits`: names without which no file of the project sets the limit. The first is a module that sets it for the
   * classes which belong to the same module, the others set it anywhere.
   */
  readonly inheritsFrom?: readonly string[];
  /** Where the argument may be an object that other files hand over. */
  readonly apart?: ObjectApart;
}

/** An object that stands in one file and is the argument of a call in another one, recognised by its names in a project of these packages. */
export interface ObjectApart {
  readonly packages: readonly string[];
  /** The call, as its author would name it. */
  readonly call: string;
  /** The names from the options to the limit. */
  readonly path: readonly string[];
  /** A property of the options that stands beside them. */
  readonly beside: string;
  /** Or the names by which an object holds the options, and those of the properties beside. */
  readonly held: { readonly by: readonly string[]; readonly beside: readonly string[] };
}

/** A call of a method: with a text as its first argument, or with at least so many arguments. */
export interface MethodUse {
  readonly method: string;
  readonly first?: string;
  readonly atLeast?: number;
}

/** A method that subscribes a listener to the chunks of a request body, or a call that reads a stream to its end. */
export interface BodyStreamRole {
  readonly role: 'body-stream';
  readonly event?: Slot;
  readonly listener?: Slot;
  /** The stream of which the call collects every chunk. */
  readonly whole?: Slot;
}

/** A call that writes records: `User.create(data)`, `repo.save(data)`, `knex('users').insert(data)`. */
export interface RecordWriteRole {
  readonly role: 'record-write';
  readonly data: Slots;
  /**
   * Whether hooks of the model (`pre('save')`, `@BeforeInsert`) see this write. `instances`: only when the data is an
   * instance that the library made, not a plain object. `extensions`: only where the client was extended to have them.
   * `none`: the library has no hooks.
   */
  readonly hooks: 'run' | 'skipped' | 'instances' | 'extensions' | 'none';
  /** The option that makes the hooks see the write all the same. */
  readonly hooksOption?: Slot;
  /** The option that lists the fields that are written; all of them unless given. */
  readonly only?: Slot;
  /** Where the model, its schema or entity is: the receiver unless given. */
  readonly model?: Slot;
}

/** A call that reads records by a filter: `User.findOne(filter)`. */
export interface RecordReadRole {
  readonly role: 'record-read';
  readonly filter: Slots;
}

/** A call or decorator that runs code before records are written. */
export interface RecordHookRole {
  readonly role: 'record-hook';
  readonly listener?: Slot;
  readonly event?: Slot;
}

/** A call that declares a model, schema or entity, with the fields that transform values on write. */
export interface RecordModelRole {
  readonly role: 'record-model';
  readonly fields?: Slots;
  readonly hooks?: Slots;
  /** The schema this model is made from: `mongoose.model('User', schema)`. */
  readonly schema?: Slot;
}

/** The number that says how slow a hash is: rounds, iterations, memory. */
export interface HashCost {
  readonly at: Slots;
  /** Below this number the hash is so fast that it counts for little. */
  readonly weakBelow: number;
  /** What to ask for instead. */
  readonly propose: number;
}

/** A call that derives a salted, slow hash from a password. */
export interface PasswordHashRole {
  readonly role: 'password-hash';
  readonly password: Slot;
  readonly algorithm: 'bcrypt' | 'argon2' | 'scrypt' | 'pbkdf2';
  /** How slow the hash is made to be. */
  readonly cost?: HashCost;
  /** Source text of the call that hashes `{{password}}`, to suggest; awaited where it returns a promise. */
  readonly suggest?: string;
  /** The callback that gets the hash: `hash(pw, 10, (err, hash) => ...)`. */
  readonly callback?: Slot;
}

/** A call that hashes fast and without salt: fine for files and tokens, useless for passwords. */
export interface FastHashRole {
  readonly role: 'fast-hash';
  readonly input: Slot;
  readonly algorithm?: Slot;
}

/** A call that encrypts what it is given, or makes what encrypts it: whoever has the key gets it back. */
export interface EncryptionRole {
  readonly role: 'encryption';
  /** What is encrypted; absent where other calls are given it. */
  readonly data?: Slot;
  readonly key?: Slot;
}

/** A call that turns encrypted data back, or makes what does. */
export interface DecryptionRole {
  readonly role: 'decryption';
  /** What is decrypted; absent where other calls are given it. */
  readonly data?: Slot;
}

/** A call that compares a password with a stored hash. */
export interface PasswordCompareRole {
  readonly role: 'password-compare';
  readonly password: Slot;
  readonly hash: Slot;
}

/** A call that reads a token without checking its signature. */
export interface TokenDecodeRole {
  readonly role: 'token-decode';
  readonly token: Slot;
  /** The call reads the header only (`decodeProtectedHeader`). */
  readonly headerOnly?: boolean;
  /** The call reads the header only if the value of this slot is true: `jwtDecode(token, { header: true })`. */
  readonly headerOnlyWhen?: Slot;
  /** The option that makes the call return header and payload apart: `{ complete: true }`. */
  readonly complete?: Slot;
  /** The call decodes without checking only if the value of this slot is true: `jwt-simple`'s third argument. */
  readonly onlyWhen?: Slot;
  /** The key, where the call also takes one. */
  readonly key?: Slot;
  /** How to verify instead. */
  readonly verifyInstead?: VerifyInstead;
}

/** What the suggestion writes in place of a decoding call. */
export interface VerifyInstead {
  /** The name of the verifying export or method. */
  readonly name: string;
  /** A method of the same receiver, or an export of the same package. */
  readonly on: 'receiver' | 'package';
  /** The call needs the key as second argument: reused from a call in the same file. */
  readonly needsKey: boolean;
  readonly promised?: boolean;
  /** Member of the result that holds the claims: `payload` of jose's `jwtVerify`. */
  readonly payload?: string;
  /** How a text becomes a key, as source text: `new TextEncoder().encode({{text}})`. */
  readonly keyOfText?: string;
}

/** A call that checks the signature of a token. */
export interface TokenVerifyRole {
  readonly role: 'token-verify';
  /** The token; absent where the call takes it from the request. */
  readonly token?: Slot;
  readonly key?: Slot;
  /** `returned`: throws when wrong. `promised`: rejects when wrong. */
  readonly result: 'returned' | 'promised';
  /** `(error, claims) => ...` */
  readonly callback?: Slot;
  readonly algorithms?: Slots;
  /** The option with which expired tokens are good ones. */
  readonly ignoresExpiry?: Slots;
  /** Without a key the call accepts unsigned tokens. */
  readonly unsignedWithoutKey?: boolean;
}

/** A call that signs a token. */
export interface TokenSignRole {
  readonly role: 'token-sign';
  readonly payload: Slot;
  readonly key: Slot;
  readonly options?: Slot;
}

/** A call that decodes base64 text (a token taken apart by hand). */
export interface Base64DecodeRole {
  readonly role: 'base64-decode';
  readonly text: Slot;
  /** The encoding argument, where the call also knows others. */
  readonly encoding?: Slot;
}

/** A call whose result is its input, changed in form only: `promisify(fn)`, `asyncHandler(fn)`, `JSON.parse(text)`. */
export interface PropagatorRole {
  readonly role: 'propagator';
  readonly from: Slot;
  /** The result is the same function with a promise in place of the callback, or the same handler wrapped. */
  readonly keeps: 'function' | 'data';
}

/** A call that builds text out of a pattern with `%s`-like holes and values: `util.format(pattern, ...values)`. */
export interface TextFormatRole {
  readonly role: 'text-format';
  readonly pattern: Slot;
  /** The index of the first value among the arguments. */
  readonly valuesFrom: number;
  /** Letters of holes that quote their value for SQL: `%L` of pg-format. */
  readonly quotes?: Readonly<Record<string, 'literal' | 'identifier'>>;
  /** Values for which there is no hole stand at the end, behind a space each. */
  readonly appends?: boolean;
}

/** A call that turns anything into a value that is safe in text: a number, a boolean, an identifier of fixed form. */
export interface SanitizerRole {
  readonly role: 'sanitizer';
  readonly to: 'number' | 'boolean' | 'fixed-form';
  /** The value that has a fixed form where the answer of the call is true: `validate(id)`. */
  readonly proves?: Slot;
}

/** A call that makes a schema by which data is checked, or makes one of another. */
export interface SchemaRole {
  readonly role: 'schema';
  /**
   * What such data may hold. `any-text`: text of the client's choice. `narrow`: numbers, dates, listed names, text of a fixed form.
   * `pattern`: text that the regular expression at `of` matches. `fields`: an object with the schemas at `of`, and those of
   * the schema it is called on. `merged`: as `fields`, of another schema. `only`, `without`: the fields named by the object at `of`, or the others. `either`: what one of the schemas in the list at `of` lets through, or
   * the one it is called on. `json-schema`: what the JSON schema at `of` lets through. `same`: what the schema at `of` lets through, else the one it is called on; elements of a list are checked alike.
   */
  readonly lets: 'any-text' | 'narrow' | 'pattern' | 'fields' | 'merged' | 'only' | 'without' | 'either' | 'json-schema' | 'same';
  readonly of?: Slot;
}

/** A call of a schema that checks data. */
export interface SchemaCheckRole {
  readonly role: 'schema-check';
  readonly data: Slot;
  /** `value`: it gives the data, or throws. `data`: an object that has it under a name. `verdict`: whether the data passes. */
  readonly gives: 'value' | 'data' | 'verdict';
  /** That name, where it is not `data`. */
  readonly under?: string;
  /** The schema, where it is an argument rather than the receiver: another schema of the library, or a JSON schema. */
  readonly schema?: Slot;
}

/** A call that puts a schema before a handler. */
export interface InputSchemaRole {
  readonly role: 'input-schema';
  readonly schema: Slot;
  /** The part of the request that is checked, by the name under which the handler asks for it. */
  readonly part?: Slot;
}

/** A call by which a handler gets a part of the request that an `input-schema` before it has checked. */
export interface CheckedInputRole {
  readonly role: 'checked-input';
  readonly part: Slot;
}

/** A call or decorator by which the program gets an object of a class from a container: `container.resolve(TokenService)`. */
export interface InstanceRole {
  readonly role: 'instance';
  /** The class; where another key is given, the type that is asked for tells: `container.get<TokenService>('tokens')`. */
  readonly of: Slots;
}

/** A call that says what a container has under a name, which is that of the property it stands at: `{ users: asFunction(makeUsers) }`. */
export interface ContainerEntryRole {
  readonly role: 'container-entry';
  readonly of: Slot;
  /** What the container makes of it: what it gives when it is called, an instance of the class, or the value itself. */
  readonly makes: 'call' | 'instance' | 'value';
}

export type Role =
  | SqlQueryRole
  | SqlEscapeRole
  | HttpApplicationRole
  | HttpAdapterRole
  | SettingRole
  | MiddlewareRole
  | PluginRole
  | RouteRole
  | ServeRole
  | SecureHeadersRole
  | AuthenticationRole
  | RateLimitRole
  | ResponseHeaderRole
  | StaticFilesRole
  | RequestInputRole
  | SizeLimitRole
  | BodyStreamRole
  | RecordWriteRole
  | RecordReadRole
  | RecordHookRole
  | RecordModelRole
  | PasswordHashRole
  | FastHashRole
  | EncryptionRole
  | DecryptionRole
  | PasswordCompareRole
  | TokenDecodeRole
  | TokenVerifyRole
  | TokenSignRole
  | Base64DecodeRole
  | PropagatorRole
  | TextFormatRole
  | SanitizerRole
  | SchemaRole
  | SchemaCheckRole
  | InputSchemaRole
  | CheckedInputRole
  | InstanceRole
  | ContainerEntryRole;

export type RoleName = Role['role'];
export type RoleOf<N extends RoleName> = Extract<Role, { readonly role: N }>;

const define =
  <N extends RoleName>(role: N) =>
  (facts: Omit<RoleOf<N>, 'role'>): RoleOf<N> =>
    ({ role, ...facts }) as unknown as RoleOf<N>;

export const sqlQuery = define('sql-query');
export const sqlEscape = define('sql-escape');
export const httpApplication = define('http-application');
export const httpAdapter = define('http-adapter');
export const setting = define('setting');
export const middleware = define('middleware');
export const plugin = define('plugin');
export const route = define('route');
export const serve = define('serve');
export const secureHeaders = define('secure-headers');
export const authentication = define('authentication');
export const rateLimit = define('rate-limit');
export const responseHeader = define('response-header');
export const staticFiles = define('static-files');
export const requestInput = define('request-input');
export const sizeLimit = define('size-limit');
export const bodyStream = define('body-stream');
export const recordWrite = define('record-write');
export const recordRead = define('record-read');
export const recordHook = define('record-hook');
export const recordModel = define('record-model');
export const passwordHash = define('password-hash');
export const fastHash = define('fast-hash');
export const encryption = define('encryption');
export const decryption = define('decryption');
export const passwordCompare = define('password-compare');
export const tokenDecode = define('token-decode');
export const tokenVerify = define('token-verify');
export const tokenSign = define('token-sign');
export const base64Decode = define('base64-decode');
export const propagator = define('propagator');
export const textFormat = define('text-format');
export const sanitizer = define('sanitizer');
export const schema = define('schema');
export const schemaCheck = define('schema-check');
export const inputSchema = define('input-schema');
export const checkedInput = define('checked-input');
export const instance = define('instance');
export const containerEntry = define('container-entry');
