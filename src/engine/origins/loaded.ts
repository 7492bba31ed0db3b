import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Variable } from '../bindings/references.js';
import { isWhole } from '../modules/exports.js';
import type { TextTest } from '../modules/project.js';
import { calleeName, staticName, unwrap, wrapped, type Node, writtenText } from '../syntax.js';
import { eachNodeIn } from '../traversal.js';
import type { Engine } from './engine.js';
import { unknown, type Origin } from './origin.js';

/** A loop that requires each file of a folder and keeps what it gives in an object by a name. */
interface Loader {
  readonly folder: string;
  /** The variable with the object; null: `module.exports` itself. */
  readonly variable: Variable | null;
  /** The names are those of the files, or those which the values have themselves: `db[model.name] = model`. */
  readonly by: 'file' | 'own name';
  /** How the file is loaded. */
  readonly load: Load;
}

interface Load {
  /** What its export is called with; null where it is taken as it is. */
  readonly args: readonly Node[] | null;
  /** The object whose method loads it, and hands itself over: `sequelize.import(file)`. */
  readonly importer: Node | null;
}

const LISTS_FILES = /\breaddirSync\b|\bglobSync\b|\bglob\.sync\b/;
/** Files of one folder that are looked at. */
const MAX_FILES = 200;

const known = new WeakMap<Engine, Loader | null>();

/** What stands under a name in an object that a file fills with the files of a folder; null where that cannot be told. */
export function loadedMember(home: Engine, object: TSESTree.ObjectExpression, name: string): Origin | null {
  if (!home.project || !home.follows || !LISTS_FILES.test(home.module.text) || !/^\w+$/.test(name)) return null;
  let loader = known.get(home);
  if (loader === undefined) known.set(home, (loader = loaderIn(home)));
  if (!loader || !isFilled(home, loader, object)) return null;
  const { folder, by, load } = loader;
  const sources = filesOf(folder)
    .filter(file => file !== home.module.fileName && (by === 'own name' || path.parse(file).name === name))
    .map(file => sourceFrom(home.module.fileName, file))
    .filter(source => by === 'file' || home.leadsTo(source, naming(name), 0));
  const [source] = sources;
  // where several files may have the name, which one wins is left to the order of the folder
  const target = sources.length === 1 && source !== undefined ? home.imported(source) : null;
  if (!target) return null;
  const exported = target.exportOf('default');
  if (!load.args && !load.importer) return exported;
  if (exported.kind !== 'function') return null;
  const frame = load.importer ? enterBy(home, exported, load.importer) : home.enter(exported, load.args ?? [], null);
  return frame ? target.returnOf(exported.node, frame) : null;
}

const enterBy = (home: Engine, fn: Extract<Origin, { kind: 'function' }>, importer: Node) =>
  home.enter(fn, [], null, index => (index === 0 ? home.originOf(importer) : unknown('call', 'import')));

/** Whether the text of a file gives a name to what it exports. */
const naming = (name: string): TextTest => ({
  name: `names itself ${name}`,
  matches: text =>
    new RegExp(`\\b(?:define|model)\\s*\\(\\s*['"\`]${name}['"\`]|\\bmodelName\\s*:\\s*['"\`]${name}['"\`]`).test(text) ||
    (new RegExp(`\\bclass\\s+${name}\\s+extends\\b`).test(text) && !/\bmodelName\s*:/.test(text)),
});

function isFilled(home: Engine, { variable }: Loader, object: TSESTree.ObjectExpression): boolean {
  const { parent } = wrapped(object);
  if (parent?.type === 'VariableDeclarator')
    return parent.id.type === 'Identifier' && variable !== null && home.bindings.variableOf(parent.id) === variable;
  return parent?.type === 'AssignmentExpression' && variable === null && isWhole(parent.left);
}

function loaderIn(engine: Engine): Loader | null {
  let filling: Omit<Loader, 'folder'> | null = null;
  let folder: string | null = null;
  eachNodeIn(engine.module.ast, node => {
    if (node.type === 'AssignmentExpression') filling ??= fillingBy(engine, node);
    else if (node.type === 'CallExpression' && calleeName(node) === 'readdirSync' && node.arguments[0])
      folder ??= folderOf(engine, node.arguments[0], 0);
  });
  return filling && folder !== null ? { ...(filling as Omit<Loader, 'folder'>), folder } : null;
}

/** `db[model.name] = model`, where the model comes out of a file whose name is computed. */
function fillingBy(engine: Engine, { left, right, operator }: TSESTree.AssignmentExpression): Omit<Loader, 'folder'> | null {
  if (operator !== '=' || left.type !== 'MemberExpression' || !left.computed || left.property.type === 'Literal') return null;
  const load = loadOf(engine, right);
  if (!load) return null;
  const object = unwrap(left.object);
  const variable = object.type === 'Identifier' ? engine.bindings.variableOf(object) : null;
  if (!variable && !isWhole(object)) return null;
  const by = keyOf(engine, unwrap(left.property), unwrap(right));
  return by ? { variable, by, load } : null;
}

/** By what an object is filled: the value's own name, or that of its file unless it is written in another way. */
function keyOf(engine: Engine, key: Node, value: Node): Loader['by'] | null {
  const owner = key.type === 'MemberExpression' && staticName(key) === 'name' ? unwrap(key.object) : null;
  if (owner?.type === 'Identifier' && value.type === 'Identifier' && owner.name === value.name) return 'own name';
  const written = initOf(engine, key) ?? key;
  const text = engine.module.text.slice(written.range[0], written.range[1]);
  return /upper|lower|case|capital|plural|singular/i.test(text) || text.includes('+') ? null : 'file';
}

function loadOf(engine: Engine, value: Node): Load | null {
  const node = initOf(engine, value) ?? unwrap(value);
  if (isComputedRequire(engine, node, 0)) return { args: null, importer: null };
  if (node.type !== 'CallExpression') return null;
  const callee = unwrap(node.callee);
  if (isComputedRequire(engine, callee, 0)) return { args: node.arguments, importer: null };
  const isImport = callee.type === 'MemberExpression' && staticName(callee) === 'import' && node.arguments.length === 1;
  return isImport && node.arguments[0]?.type !== 'Literal' ? { args: null, importer: callee.object } : null;
}

/** `require(path.join(folder, file))`, `(await import(file)).default`, or a name for it. */
function isComputedRequire(engine: Engine, node: Node, depth: number): boolean {
  const inner = unwrap(node);
  if (depth > 4) return false;
  switch (inner.type) {
    case 'CallExpression':
      return calleeName(inner) === 'require' && inner.callee.type === 'Identifier' && isComputed(inner.arguments[0]);
    case 'ImportExpression':
      return isComputed(inner.source);
    case 'AwaitExpression':
      return isComputedRequire(engine, inner.argument, depth + 1);
    case 'MemberExpression':
      return staticName(inner) === 'default' && isComputedRequire(engine, inner.object, depth + 1);
    case 'Identifier': {
      const init = initOf(engine, inner);
      return init !== null && isComputedRequire(engine, init, depth + 1);
    }
    default:
      return false;
  }
}

const isComputed = (node: Node | undefined): boolean => node !== undefined && writtenText(node) === null;

/** What a variable is declared with. */
function initOf(engine: Engine, node: Node): Node | null {
  const inner = unwrap(node);
  const declared =
    inner.type === 'Identifier' ? (engine.bindings.variableOf(inner)?.defs[0]?.node as Node | undefined) : undefined;
  return declared?.type === 'VariableDeclarator' && declared.init && declared.id.type === 'Identifier'
    ? unwrap(declared.init)
    : null;
}

/** The folder that an expression names by the place of the file: `__dirname`, `path.join(__dirname, 'models')`. */
function folderOf(engine: Engine, node: Node, depth: number): string | null {
  const parts = partsOf(engine, node, depth);
  return parts && path.isAbsolute(parts) ? path.normalize(parts) : null;
}

function partsOf(engine: Engine, node: Node, depth: number): string | null {
  const inner = unwrap(node);
  const here = path.dirname(engine.module.fileName);
  if (depth > 6) return null;
  const all = (nodes: readonly Node[], join: (texts: string[]) => string): string | null => {
    const texts = nodes.map(of => partsOf(engine, of, depth + 1));
    return texts.every(text => text !== null) ? join(texts) : null;
  };
  switch (inner.type) {
    case 'Literal':
      return typeof inner.value === 'string' ? inner.value : null;
    case 'Identifier': {
      const init = initOf(engine, inner);
      if (init) return partsOf(engine, init, depth + 1);
      return inner.name === '__dirname' ? here : inner.name === '__filename' ? engine.module.fileName : null;
    }
    case 'BinaryExpression':
      return inner.operator === '+' ? all([inner.left, inner.right], texts => texts.join('')) : null;
    case 'TemplateLiteral': {
      const values = inner.expressions.map(of => partsOf(engine, of, depth + 1));
      if (!values.every(value => value !== null)) return null;
      return inner.quasis.map(({ value }, index) => `${value.cooked ?? ''}${values[index] ?? ''}`).join('');
    }
    case 'CallExpression': {
      const name = calleeName(inner) ?? '';
      if (name === 'dirname') return all(inner.arguments, ([file = '']) => path.dirname(file));
      if (name === 'fileURLToPath') return engine.module.fileName;
      return /^(?:join|resolve|normalize)$/.test(name) ? all(inner.arguments, texts => path.join(...texts)) : null;
    }
    case 'MemberExpression':
      return inner.object.type === 'MetaProperty' && staticName(inner) === 'dirname' ? here : null;
    default:
      return null;
  }
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name) && !/\.d\.[cm]?ts$/.test(entry.name))
      .slice(0, MAX_FILES)
      .map(({ name }) => path.join(folder, name))
      .sort();
  } catch {
    return [];
  }
}

function sourceFrom(fileName: string, target: string): string {
  const relative = path.relative(path.dirname(fileName), target).split(path.sep).join('/');
  return relative.startsWith('.') ? relative : `./${relative}`;
}
