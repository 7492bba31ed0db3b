import { describe, expect, test } from 'vitest';
import { settingsOf } from '../../src/concepts/settings/index.js';
import { libraries } from '../../src/libraries/index.js';
import { arg, defineLibrary, each, method, promised, returns, rest, sqlQuery, value } from '../../src/vocabulary/index.js';

const KEY = 'settings["backend-security"]';

/** Every problem that the settings have, without the path that all of them begin with. */
function problemsOf(settings: unknown): string[] {
  try {
    settingsOf(settings);
  } catch (error) {
    return (error as Error).message.split('\n').map(line => line.replaceAll(KEY, ''));
  }
  return [];
}

const inJson = (given: unknown): unknown => JSON.parse(JSON.stringify(given));

/** A model with one export. */
const model = (api: unknown): unknown => ({ libraries: [{ packages: ['@acme/db'], exports: { run: api } }] });
const run = '.libraries[0].exports.run';

/** A model with one role. */
const playing = (role: unknown): unknown => model({ plays: [role] });
const played = `${run}.plays[0]`;

const query = { role: 'sql-query', text: arg(0), placeholder: '$1', dialect: 'postgres' };

describe('what is wrong is named', () => {
  const cyclic: { members: Record<string, unknown> } = { members: {} };
  cyclic.members['self'] = cyclic;
  cyclic.members['same'] = cyclic;

  const rows: readonly (readonly [name: string, settings: unknown, ...problems: string[]])[] = [
    ['no object', 42, ': expected an object such as { middleware: { authentication: ["requireUser"] } }, got 42'],
    ['null', null, ': expected an object such as { middleware: { authentication: ["requireUser"] } }, got null'],
    ['a list', [], ': expected an object such as { middleware: { authentication: ["requireUser"] } }, got a list'],
    ['a misspelt key', { midleware: {} }, '.midleware: there is no such key; did you mean "middleware"?'],
    ['a key in other letters', { crossfile: true }, '.crossfile: there is no such key; did you mean "crossFile"?'],
    [
      'another key',
      { 'some thing': 1 },
      '["some thing"]: there is no such key; known are libraries, middleware, sanitizers, crossFile, rootDir',
    ],
    ['text for a switch', { crossFile: 'yes' }, '.crossFile: expected true or false, got "yes"'],
    ['a number for a folder', { rootDir: 3 }, '.rootDir: expected the path of a folder or a list of them, got 3'],
    ['no folder', { rootDir: '' }, '.rootDir: expected the path of a folder or a list of them, got ""'],
    ['an empty list of folders', { rootDir: [] }, '.rootDir: expected a list of paths of folders, got a list'],
    ['a folder in a list', { rootDir: ['src', null] }, '.rootDir[1]: expected the path of a folder, got null'],

    [
      'a concept that is not there',
      { middleware: { auth: ['requireUser'], authentification: ['requireUser'] } },
      '.middleware.auth: there is no such key; did you mean "authentication"?',
      '.middleware.authentification: there is no such key; did you mean "authentication"?',
    ],
    [
      'a name that is none',
      { middleware: { authentication: ['requireUser', 42] } },
      '.middleware.authentication[1]: expected a name such as "requireUser", got 42',
    ],
    [
      'a call in place of a name',
      { middleware: { validation: ['validate(schema)', 'a b', '', 'a..b'] } },
      '.middleware.validation[0]: expected a name such as "validateBody", got "validate(schema)"',
      '.middleware.validation[1]: expected a name such as "validateBody", got "a b"',
      '.middleware.validation[2]: expected a name such as "validateBody", got ""',
      '.middleware.validation[3]: expected a name such as "validateBody", got "a..b"',
    ],
    [
      'a name in place of a list',
      { middleware: { rateLimit: 'limiter' } },
      '.middleware.rateLimit: expected a list of names such as ["limitRequests"], got "limiter"',
    ],
    [
      'a function in place of its name',
      { middleware: { secureHeaders: [function harden() {}] } },
      '.middleware.secureHeaders[0]: expected a name such as "secureHeaders", got the function harden',
    ],

    [
      'a sanitizer without a name',
      { sanitizers: [7, { for: 'sql-text' }] },
      '.sanitizers[0]: expected a name such as "quoteIdent", or { name: "quoteIdent", for: "sql-text" }, got 7',
      '.sanitizers[1].name: expected a name such as "quoteIdent", but it is missing',
    ],
    [
      'a use that no rule asks for',
      { sanitizers: [{ name: 'toHtml', for: 'html' }] },
      '.sanitizers[0].for: expected one of "sql-text", "stored-password", got "html"',
    ],

    [
      'a model in place of a list',
      { libraries: {} },
      '.libraries: expected a list of models such as [defineLibrary({ … })], got an object',
    ],
    [
      'no model',
      { libraries: ['@acme/db'] },
      '.libraries[0]: expected the model of a package such as defineLibrary({ packages: ["@acme/db"], exports: { … } }), got "@acme/db"',
    ],
    [
      'an empty model',
      { libraries: [{}] },
      '.libraries[0].packages: expected a list of names of packages such as ["@acme/db"], but it is missing',
      '.libraries[0].exports: expected an object of APIs by name, such as { query: method(sqlQuery({ … })) }, but it is missing',
    ],
    [
      'no package',
      { libraries: [{ packages: [], exports: {} }] },
      '.libraries[0].packages: expected a list of names of packages such as ["@acme/db"], got a list',
    ],
    [
      'a misspelt part of a model',
      { libraries: [{ packages: ['x'], exports: {}, type: {} }] },
      '.libraries[0].type: there is no such key; did you mean "types"?',
    ],
    ['no API', model('sql-query'), `${run}: expected an API such as method(sqlQuery({ … })), got "sql-query"`],
    [
      'a builder that was not called',
      model(method),
      `${run}: expected an API such as method(sqlQuery({ … })), got the function method`,
    ],
    [
      'a role in place of an API',
      model(query),
      `${run}: expected an API such as method(sqlQuery({ … })), got a role; put it into method(…) or value(…)`,
    ],
    ['a misspelt part of an API', model({ play: [] }), `${run}.play: there is no such key; did you mean "plays"?`],
    [
      'a role that is not there',
      playing({ role: 'sql-querry' }),
      `${played}.role: there is no role "sql-querry"; did you mean "sql-query"?`,
    ],
    [
      'a role by its name alone',
      playing('authentication'),
      `${played}: expected a role such as sqlQuery({ text: arg(0), placeholder: "$1", dialect: "postgres" }), got "authentication"`,
    ],
    [
      'a role without its facts',
      playing({ role: 'sql-query', placeholder: '%s', dialect: 'postgres' }),
      `${played}.text: expected a slot such as arg(0), but it is missing`,
      `${played}.placeholder: expected one of "$1", "?", ":name", "@name", ":1", "@0", "tag", "unknown", got "%s"`,
    ],
    [
      'a fact that the role has not',
      playing({ ...query, txt: arg(0) }),
      `${played}.txt: there is no such key; did you mean "text"?`,
    ],
    ['a fact of another type', playing({ ...query, fragment: 1 }), `${played}.fragment: expected true or false, got 1`],
    ['a number in place of a slot', playing({ ...query, text: 0 }), `${played}.text: expected a slot such as arg(0), got 0`],
    [
      'a slot that was not called',
      playing({ ...query, text: arg }),
      `${played}.text: expected a slot such as arg(0), got the function arg`,
    ],
    ['no slots', playing({ ...query, text: [] }), `${played}.text: expected a slot such as arg(0) or a list of them, got a list`],
    [
      'a slot that starts nowhere',
      playing({ ...query, text: { base: { argument: '0' } } }),
      `${played}.text.base: expected one of { "argument": 0 }, { "argumentsFrom": 0 } and { "receiver": true }, counted in whole numbers`,
    ],
    [
      'a step to nowhere',
      playing({ ...query, text: { base: { argument: 0 }, steps: [{ property: 'text' }, { prop: '' }] } }),
      `${played}.text.steps[0]: expected a step such as { "prop": "text" }, got an object`,
      `${played}.text.steps[1].prop: expected the name of a property, got ""`,
    ],
    [
      'a limit that is no number',
      playing({ role: 'size-limit', bounds: 'body', option: arg(0), unit: 'bytes', default: '1mb' }),
      `${played}.default: expected a number of bytes or items, or null, got "1mb"`,
    ],
    [
      'types that are not there',
      {
        libraries: [
          {
            packages: ['@acme/db'],
            exports: { connect: returns(promised('Clint')), pool: returns('pg.Pol'), other: returns('Nothing') },
            types: { Client: { 'run all': method({ gives: [[arg(0).param(0), 'Clent']] }) } },
          },
        ],
      },
      '.libraries[0].exports.connect.returns.type: no library has the type "Clint"; did you mean "Client"?',
      '.libraries[0].exports.pool.returns.type: no library has the type "pg.Pol"; did you mean "pg.Pool"?',
      '.libraries[0].exports.other.returns.type: no library has the type "Nothing"; list it under types',
      '.libraries[0].types.Client["run all"].gives[0][1].type: no library has the type "Clent"; did you mean "Client"?',
    ],
    [
      'a gift without a type',
      model({ gives: [[arg(0)]] }),
      `${run}.gives[0]: expected a slot and a type such as [arg(1).param(0), "Request"], got a list`,
    ],
    [
      'a shape without a proof',
      { libraries: [{ packages: ['x'], exports: {}, types: { Db: {} }, callShapes: [{ method: 'q', type: 'Db', when: {} }] }] },
      '.libraries[0].callShapes[0].when: expected a proof besides the name, such as { sqlText: 0 }, got an object',
    ],
    [
      'a model that contains itself',
      model(cyclic),
      `${run}.members.self: expected members that end, got an object`,
      `${run}.members.same: expected members that end, got an object`,
    ],
    [
      'very much',
      { middleware: { authentication: Array.from({ length: 13 }, () => 0) } },
      ...Array.from(
        { length: 10 },
        (_, index) => `.middleware.authentication[${index}]: expected a name such as "requireUser", got 0`,
      ),
      'and 3 more',
    ],
  ];

  test.each(rows)('%s', (_name, settings, ...problems) => {
    expect(problemsOf(settings)).toEqual(problems);
  });

  test('the whole message begins with the path', () => {
    expect(() => settingsOf({ middleware: { authentication: ['requireUser', 42] } })).toThrow(
      new Error('settings["backend-security"].middleware.authentication[1]: expected a name such as "requireUser", got 42'),
    );
  });

  test('an error is new each time, and says nothing but its message', () => {
    const wrong = { crossFile: 1 };
    const thrown = [1, 2].map(() => {
      try {
        settingsOf(wrong);
      } catch (error) {
        const { message } = error as Error;
        (error as Error).message = `Error while loading rule: ${message}`;
        return [message, (error as Error).stack];
      }
      return null;
    });
    const message = `${KEY}.crossFile: expected true or false, got 1`;
    expect(thrown).toEqual(Array.from({ length: 2 }, () => [message, `Error while loading rule: ${message}`]));
  });
});

describe('what is right is taken', () => {
  test('nothing', () => {
    const none = settingsOf(undefined);
    expect(none).toMatchObject({ libraries, crossFile: true, rootDir: [] });
    expect(settingsOf({}).catalogue).toBe(none.catalogue);
    expect(settingsOf({ libraries: undefined, crossFile: undefined })).toMatchObject({ libraries, crossFile: true });
  });

  test('the same settings are read once', () => {
    const settings = { libraries: [defineLibrary({ packages: ['@acme/db'], exports: {} })] };
    expect(settingsOf(settings)).toBe(settingsOf(settings));
    expect(settingsOf({ ...settings })).not.toBe(settingsOf(settings));
  });

  test('names', () => {
    const { named } = settingsOf({
      middleware: {
        secureHeaders: ['harden'],
        authentication: ['requireUser', 'auth.required', 'this.guard.check', 'größe', '$', '#own'],
        rateLimit: ['requireUser'],
        validation: ['validate'],
      },
      sanitizers: ['quoteIdent', { name: 'toSafeSql', for: 'sql-text' }, { name: 'both', for: 'sql-text' }, 'both'],
    });
    expect([...named.roles].map(([name, roles]) => [name, ...roles.map(({ role }) => role)])).toEqual([
      ['harden', 'secure-headers'],
      ['requireUser', 'authentication', 'rate-limit'],
      ['auth.required', 'authentication'],
      ['this.guard.check', 'authentication'],
      ['größe', 'authentication'],
      ['$', 'authentication'],
      ['#own', 'authentication'],
    ]);
    expect([...named.validators.keys()]).toEqual(['validate']);
    expect(Object.fromEntries(named.sanitizers)).toEqual({ quoteIdent: null, toSafeSql: 'sql-text', both: null });
  });

  test('switches and folders', () => {
    expect(settingsOf({ crossFile: false, rootDir: 'src' })).toMatchObject({ crossFile: false, rootDir: ['src'] });
    expect(settingsOf({ rootDir: ['/a', '../b'] })).toMatchObject({ crossFile: true, rootDir: ['/a', '../b'] });
  });

  test('a model joins the published ones', () => {
    const { catalogue } = settingsOf({
      libraries: [
        defineLibrary({
          packages: ['@acme/db', '#db'],
          exports: { ...each('connect open', returns(promised('Db'))), pg: returns('pg.Pool'), 'new Db': returns('Db') },
          types: {
            Db: {
              run: method(sqlQuery({ text: [arg(0).prop('sql'), rest()], placeholder: '?', dialect: 'mysql' })),
              '*': value(),
            },
          },
        }),
      ],
    });
    expect(catalogue.libraryOf('#db')).toBe('@acme/db');
    expect(catalogue.libraryOf('pg')).toBe('pg');
    const run = catalogue.memberOf(catalogue.typeOf('Db', '@acme/db')!, 'run');
    expect(run?.api.plays?.[0]).toMatchObject({ role: 'sql-query', dialect: 'mysql' });
    expect(catalogue.canPlay('sql-query', 'run')).toBe(true);
  });

  test('every published model, built or as JSON, comes out as it went in', () => {
    const built = settingsOf({ libraries });
    expect(inJson(built.libraries.slice(libraries.length))).toEqual(inJson(libraries));
    const plain = settingsOf({ libraries: inJson(libraries) });
    expect(inJson(plain.libraries.slice(libraries.length))).toEqual(inJson(libraries));
  });

  test('JSON in short: steps may be left out, a type may be its name', () => {
    const { libraries: all } = settingsOf(
      JSON.parse(`{ "libraries": [{
        "packages": ["@acme/db"],
        "exports": { "open": { "returns": "Db" } },
        "types": { "Db": { "run": { "plays": [
          { "role": "sql-query", "text": { "base": { "argument": -1 } }, "values": { "base": { "argumentsFrom": 1 }, "steps": [{ "each": true }, { "param": 0 }, { "result": true }, { "prop": "x" }] }, "placeholder": "$1", "dialect": "postgres" }
        ], "returns": "same" } } }
      }] }`),
    );
    expect(inJson(all.at(-1))).toEqual(
      inJson({
        ...defineLibrary({
          packages: ['@acme/db'],
          exports: { open: returns('Db') },
          types: {
            Db: {
              run: method(
                sqlQuery({
                  text: arg(-1),
                  values: rest(1).each().param(0).result().prop('x'),
                  placeholder: '$1',
                  dialect: 'postgres',
                }),
                { returns: 'same' },
              ),
            },
          },
        }),
        reference: '',
        checkedAgainst: '',
      }),
    );
  });

  test('keys of `Object.prototype` are keys like others', () => {
    expect(problemsOf(JSON.parse('{ "__proto__": {}, "constructor": 1 }'))).toEqual([
      '.__proto__: there is no such key; known are libraries, middleware, sanitizers, crossFile, rootDir',
      '.constructor: there is no such key; known are libraries, middleware, sanitizers, crossFile, rootDir',
    ]);
    expect(problemsOf(model({ plays: [{ role: 'constructor' }] }))[0]).toMatch(
      /there is no role "constructor"; known are sql-query, /,
    );
    expect(problemsOf({ sanitizers: [{ name: 'x', for: 'toString' }] })).toHaveLength(1);
  });
});
