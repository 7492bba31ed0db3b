import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../src/engine/index.js';
import plugin from '../src/index.js';
import { libraries } from '../src/libraries/index.js';
import type { Api, Library, TypeReference } from '../src/vocabulary/index.js';
import { expectedIn, marksIn, reportedIn } from './marks.js';
import { sentencesOf } from './sentences.js';

const root = path.resolve(import.meta.dirname, '..');

const modulesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(file => file.split(path.sep).join('/'))
    .filter(file => file.endsWith('.ts') && file !== 'index.ts')
    .map(file => file.slice(0, -'.ts'.length))
    .sort();

const samples = modulesIn('tests/libraries');

/** Every rule at its level of `recommended`; those that are not in it with their defaults. */
const rules = {
  ...Object.fromEntries(Object.keys(plugin.rules).map(name => [`backend-security/${name}`, 'error'])),
  ...plugin.configs.recommended.rules,
} as Linter.RulesRecord;

const linter = new Linter({ configType: 'flat', cwd: root });

const lint = (file: string, text: string): Linter.LintMessage[] =>
  linter.verify(text, [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { 'backend-security': plugin }, rules }], {
    filename: file,
  });

describe.each(samples)('%s', sample => {
  const file = path.join(root, 'tests/libraries', `${sample}.ts`);
  const text = readFileSync(file, 'utf8');
  const messages = lint(file, text);

  test('parses', () => {
    expect(messages.filter(message => message.fatal === true).map(({ line, message }) => `line ${line}: ${message}`)).toEqual([]);
  });

  test('is reported where it is marked, and nowhere else', () => {
    expect(reportedIn(messages)).toEqual(expectedIn(text));
  });

  test('names real rules in its marks', () => {
    expect(marksIn(text).filter(({ rule }) => !Object.hasOwn(plugin.rules, rule))).toEqual([]);
  });

  test('is told in two sentences', () => {
    expect(
      messages.filter(({ message }) => sentencesOf(message).length !== 2 || !message.endsWith('.')).map(({ message }) => message),
    ).toEqual([]);
  });
});

describe('models and samples', () => {
  const models = modulesIn('src/libraries');

  /** `@scope/name/sub` is modelled in `scope__name__sub.ts`. */
  const fileNameOf = (packageName: string): string => packageName.replace(/^@/, '').replaceAll('/', '__');

  test('every model has a sample', () => {
    expect(models.filter(model => !samples.includes(model))).toEqual([]);
  });

  test('every sample is named after a package that is modelled', () => {
    const packages = libraries.flatMap(library => library.packages).map(fileNameOf);
    expect(samples.filter(sample => !models.includes(sample) && !packages.includes(sample))).toEqual([]);
  });

  test('a package is modelled once', () => {
    const packages = libraries.flatMap(library => library.packages);
    expect(packages.filter((name, index) => packages.indexOf(name) !== index)).toEqual([]);
  });
});

describe.each(libraries.map(library => [library.packages[0]!, library] as const))('the model of %s', (name, library) => {
  const catalogue = createCatalogue(libraries);

  test('refers to types that exist', () => {
    const dangling = typesIn(library).filter(type => catalogue.typeOf(type, name) === null);
    expect(dangling).toEqual([]);
  });

  test('says where it was read and for which version', () => {
    expect(library.reference).toMatch(/^https:\/\/\S+$/);
    expect(library.checkedAgainst).toMatch(/^\d+\.\d+\.\d+/);
  });
});

/** The types that a model refers to. */
function typesIn(library: Library): string[] {
  const apis = [library.exports, library.globals ?? {}, ...Object.values(library.types ?? {})].flatMap(members =>
    Object.values(members),
  );
  const shapes = (library.handlerShapes ?? []).flatMap(({ types }) => types.filter(type => type !== null));
  return [...apis.flatMap(typesOfApi), ...shapes, ...(library.callShapes ?? []).map(({ type }) => type)];
}

function typesOfApi(api: Api): string[] {
  const references: (TypeReference | undefined)[] = [
    api.returns === 'same' ? undefined : api.returns,
    api.type,
    ...(api.gives ?? []).map(([, type]) => type),
  ];
  return [
    ...references.filter(reference => reference !== undefined).map(({ type }) => type),
    ...Object.values(api.members ?? {}).flatMap(typesOfApi),
  ];
}
