import type { TSESTree } from '@typescript-eslint/utils';
import { importedName } from '../bindings/types.js';
import { exportsOf, type Exports } from '../modules/exports.js';
import type { Engine } from '../origins/engine.js';
import { isClass, isFunction, staticName, unwrap, type Node, requiredBy, writtenText } from '../syntax.js';

/** Code that a name stands for. The node of a whole file stands for its exports. */
export interface Definition {
  readonly node: Node;
  /** The engine over the file in which it is written. */
  readonly home: Engine;
}

const MAX_STEPS = 16;

const exportsByFile = new WeakMap<Node, Exports>();

function exportsIn({ module: { ast } }: Engine): Exports {
  let exports = exportsByFile.get(ast);
  if (!exports) exportsByFile.set(ast, (exports = exportsOf(ast)));
  return exports;
}

/** Whether a file exports a function by one of some names, as it is. */
export function isExportedAs(engine: Engine, fn: Node, names: readonly string[]): boolean {
  const { named, members } = exportsIn(engine);
  if (named.size === 0 && members.size === 0) return false;
  return names.some(name => {
    const place = named.get(name);
    const values: readonly Node[] = [
      ...(place?.kind === 'name' ? [place.identifier] : place?.kind === 'value' ? [place.node] : []),
      ...(members.get(name) ?? []),
    ];
    return values.some(value => definitionOf(engine, value)?.node === fn);
  });
}

/** Whether a file exports a function by any name, as it is. */
export const isExported = (engine: Engine, fn: Node): boolean => isExportedAs(engine, fn, [...exportsIn(engine).named.keys()]);

/**
 * Where the value of an expression is written down: followed through variables, members and imports, and evaluated no
 * further. Null where it is not in a file that can be read, or not in one place.
 */
export function definitionOf(home: Engine, expression: Node, step = 0): Definition | null {
  if (step > MAX_STEPS) return null;
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier':
      return definitionOfName(home, node, step);
    case 'MemberExpression': {
      const name = staticName(node);
      const owner = name === null ? null : definitionOf(home, node.object, step + 1);
      return owner && name !== null ? memberIn(owner, name, step) : null;
    }
    case 'AwaitExpression':
      return definitionOf(home, node.argument, step + 1);
    case 'ImportExpression': {
      const source = writtenText(node.source);
      return source === null ? null : fileOf(home, source);
    }
    case 'CallExpression': {
      const source = isShadowed(home, node.callee) ? null : requiredBy(node);
      return source === null ? { node, home } : wholeOf(home.imported(source), step);
    }
    default:
      return { node, home };
  }
}

function definitionOfName(home: Engine, node: TSESTree.Identifier, step: number): Definition | null {
  const variable = home.bindings.variableOf(node);
  const definition = variable?.defs[0];
  const declared = definition?.node as Node | undefined;
  if (!variable || !declared || variable.references.filter(reference => reference.isWrite()).length > 1) return null;
  switch (declared.type) {
    case 'ImportNamespaceSpecifier':
      return fileOf(home, declared.parent.source.value);
    case 'ImportDefaultSpecifier':
    case 'ImportSpecifier': {
      const file = home.imported((declared.parent as TSESTree.ImportDeclaration).source.value);
      return file && exportIn(file, declared.type === 'ImportSpecifier' ? importedName(declared) : 'default', step + 1);
    }
    case 'TSImportEqualsDeclaration':
      return declared.moduleReference.type === 'TSExternalModuleReference' &&
        declared.moduleReference.expression.type === 'Literal'
        ? wholeOf(home.imported(declared.moduleReference.expression.value), step)
        : null;
    case 'VariableDeclarator': {
      if (!declared.init) return null;
      if (declared.id.type === 'Identifier') return definitionOf(home, declared.init, step + 1);
      const property =
        declared.id.type === 'ObjectPattern'
          ? declared.id.properties.find(of => of.type === 'Property' && of.value === variable.identifiers[0])
          : undefined;
      const name = property?.type === 'Property' ? staticName(property) : null;
      const owner = name === null ? null : definitionOf(home, declared.init, step + 1);
      return owner && name !== null ? memberIn(owner, name, step) : null;
    }
    case 'TSEnumDeclaration':
      return { node: declared, home };
    default:
      return (isFunction(declared) && (definition?.type as string) === 'FunctionName') || isClass(declared)
        ? { node: declared, home }
        : null;
  }
}

function memberIn({ node, home }: Definition, name: string, step: number): Definition | null {
  if (node.type === 'Program') return exportIn(home, name, step + 1);
  if (node.type === 'TSEnumDeclaration') {
    const member = membersOfEnum(node).find(({ id }) => (id.type === 'Identifier' ? id.name : writtenText(id)) === name);
    return member ? { node: member, home } : null;
  }
  if (node.type !== 'ObjectExpression') return null;
  for (const property of [...node.properties].reverse()) {
    if (property.type === 'SpreadElement') return null;
    if (staticName(property) === name) return definitionOf(home, property.value, step + 1);
  }
  return null;
}

/** The members of an enum, in older trees its own. */
export const membersOfEnum = (node: TSESTree.TSEnumDeclaration): readonly TSESTree.TSEnumMember[] =>
  (node.body as TSESTree.TSEnumBody | undefined)?.members ?? (node as unknown as TSESTree.TSEnumBody).members;

const fileOf = (home: Engine, source: string): Definition | null => {
  const file = home.imported(source);
  return file && { node: file.module.ast, home: file };
};

/** What `require` of a file gives. */
function wholeOf(file: Engine | null, step: number): Definition | null {
  if (!file) return null;
  const { whole } = exportsIn(file);
  if (whole.length > 1) return null;
  return whole[0] ? definitionOf(file, whole[0], step + 1) : { node: file.module.ast, home: file };
}

function exportIn(file: Engine, name: string, step: number): Definition | null {
  if (step > MAX_STEPS) return null;
  const { named, stars, whole, members } = exportsIn(file);
  const place = named.get(name);
  switch (place?.kind) {
    case 'value':
      return definitionOf(file, place.node, step + 1);
    case 'name':
      return definitionOf(file, place.identifier, step + 1);
    case 'all':
      return fileOf(file, place.source);
    case 'from': {
      const next = file.imported(place.source);
      return next && exportIn(next, place.name, step + 1);
    }
    default:
  }
  const values = members.get(name) ?? [];
  if (values.length > 0) return values.length === 1 && values[0] ? definitionOf(file, values[0], step + 1) : null;
  if (name === 'default') return wholeOf(file, step);
  if (whole.length === 1 && whole[0]) {
    const owner = definitionOf(file, whole[0], step + 1);
    return owner && owner.node.type !== 'Program' ? memberIn(owner, name, step) : null;
  }
  for (const source of stars) {
    const next = file.imported(source);
    const found = next && exportIn(next, name, step + 1);
    if (found) return found;
  }
  return null;
}

/** Whether a name is one of the file's own. */
const isShadowed = (home: Engine, name: Node): boolean => home.bindings.variableOf(name)?.defs[0] !== undefined;
