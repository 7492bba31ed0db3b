import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { libraries } from '../src/libraries/index.js';

const root = path.resolve(import.meta.dirname, '..');
const src = path.join(root, 'src');

/** What a layer may import besides its own files; `cli` is a door of its own, which nothing imports. */
const below: Readonly<Record<string, readonly string[]>> = {
  index: ['configs', 'rules', 'meta'],
  meta: [],
  configs: ['rules', 'rule-kit'],
  rules: ['rule-kit', 'concepts'],
  'rule-kit': ['concepts', 'engine', 'libraries', 'vocabulary'],
  concepts: ['engine', 'libraries', 'vocabulary'],
  engine: ['vocabulary'],
  libraries: ['vocabulary'],
  vocabulary: [],
  cli: ['index', 'meta'],
};

/** Folders that others enter by their index only. */
const closed = ['engine', 'vocabulary'];

interface SourceFile {
  /** The path below `src`, with slashes. */
  readonly name: string;
  readonly layer: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Texts that are code: neither sources of imports nor comments. */
  readonly texts: readonly string[];
}

interface Import {
  readonly source: string;
  readonly isTypeOnly: boolean;
}

const layerOf = (name: string): string => name.replace(/\.ts$/, '').split('/')[0]!;

const files: readonly SourceFile[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map(file => file.split(path.sep).join('/'))
  .filter(file => file.endsWith('.ts'))
  .sort()
  .map(read);

function read(name: string): SourceFile {
  const text = readFileSync(path.join(src, name), 'utf8');
  const imports: Import[] = [];
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
        const isTypeOnly = ts.isImportDeclaration(node)
          ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
          : node.isTypeOnly;
        imports.push({ source: node.moduleSpecifier.text, isTypeOnly });
      }
      return;
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      imports.push({ source: node.argument.literal.text, isTypeOnly: true });
    }
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      ts.isStringLiteral(node.arguments[0]!)
    ) {
      imports.push({ source: node.arguments[0].text, isTypeOnly: false });
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true));
  return { name, layer: layerOf(name), lines: text.split('\n').length - 1, imports, texts };
}

/** The path below `src` of a relative import. */
const targetOf = (file: SourceFile, source: string): string =>
  path.posix.join(path.posix.dirname(file.name), source).replace(/\.js$/, '.ts');

const relativeImports = files.flatMap(file =>
  file.imports.filter(({ source }) => source.startsWith('.')).map(({ source }) => ({ file, target: targetOf(file, source) })),
);

/** Small packages without dependencies of their own that the bundle takes in. */
const BUNDLED = new Set(['get-tsconfig', 'resolve-pkg-maps', '@typescript-eslint/visitor-keys']);

describe('layers', () => {
  test('every file belongs to a known layer', () => {
    expect(files.map(({ layer }) => layer).filter(layer => !Object.hasOwn(below, layer))).toEqual([]);
  });

  test('a layer imports only from those below it', () => {
    const wrong = relativeImports
      .filter(({ file, target }) => layerOf(target) !== file.layer && !below[file.layer]!.includes(layerOf(target)))
      .map(({ file, target }) => `${file.name} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  test.each(closed)('%s is entered by its index', layer => {
    const wrong = relativeImports
      .filter(({ file, target }) => file.layer !== layer && layerOf(target) === layer && target !== `${layer}/index.ts`)
      .map(({ file, target }) => `${file.name} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  test('only the index of the libraries imports a library', () => {
    const wrong = relativeImports
      .filter(
        ({ file, target }) =>
          layerOf(target) === 'libraries' && target !== 'libraries/index.ts' && file.name !== 'libraries/index.ts',
      )
      .map(({ file, target }) => `${file.name} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  test('the published file needs no package at run time', () => {
    const wrong = files
      .filter(({ layer }) => layer !== 'cli')
      .flatMap(({ name, imports }) =>
        imports
          .filter(({ source, isTypeOnly }) => !/^(?:\.|node:)/.test(source) && !isTypeOnly && !BUNDLED.has(source))
          .map(({ source }) => `${name} imports ${source}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('knowledge stays in the libraries', () => {
  const packages = new Set(libraries.flatMap(({ packages: names }) => names));
  // A dialect, a framework, an algorithm or a role may be called as a package is.
  const words = new Set(files.filter(({ layer }) => layer === 'vocabulary').flatMap(({ texts }) => texts));

  test.each(['rules', 'rule-kit', 'concepts', 'engine'])('no file of %s names a package', layer => {
    const named = files
      .filter(file => file.layer === layer)
      .flatMap(({ name, texts }) =>
        texts.filter(text => packages.has(text) && !words.has(text)).map(text => `${name} names ${text}`),
      );
    expect(named).toEqual([]);
  });
});

describe('order in the rooms', () => {
  test('no folder or file has a name that says nothing', () => {
    const nameless = ['src', 'tests', 'tools', 'bench']
      .flatMap(folder => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }))
      // `util` is the name of a module of Node.js, modelled like any other package.
      .filter(
        file =>
          /(?:^|[\\/])(?:utils?|helpers?|common|misc)(?:$|[\\/.])/.test(file) && !/^libraries[\\/]node[\\/]util\.ts$/.test(file),
      );
    expect(nameless).toEqual([]);
  });

  test('a rule has 120 lines at most', () => {
    expect(
      files.filter(({ layer, lines }) => layer === 'rules' && lines > 120).map(({ name, lines }) => `${name}: ${lines}`),
    ).toEqual([]);
  });
});
