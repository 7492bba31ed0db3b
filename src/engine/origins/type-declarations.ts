import type { TSESTree } from '@typescript-eslint/utils';
import { importedName } from '../bindings/types.js';
import type { Node } from '../syntax.js';
import type { Engine } from './engine.js';

/** Where a type is declared. */
export interface TypeDeclaration {
  readonly node: Node;
  /** The engine over the file in which it is written. */
  readonly home: Engine;
}

/** Files that hand a name on, as far as they are followed. */
const MAX_FILES = 8;

/** The declaration of a type, in this file or in the one that it is imported from. */
export function declarationOfType(home: Engine, name: Node, depth = 0): TypeDeclaration | null {
  const node = name.type === 'Identifier' ? (home.bindings.variableOf(name)?.defs[0]?.node as Node | undefined) : undefined;
  if (node?.type !== 'ImportSpecifier' && node?.type !== 'ImportDefaultSpecifier') return node ? { node, home } : null;
  const imported = node.type === 'ImportSpecifier' ? importedName(node) : 'default';
  const { source } = node.parent as TSESTree.ImportDeclaration;
  return exportedFrom(home, source.value, imported, depth) ?? { node, home };
}

/** What a file exports under a name, if the file of an import speaks of it or hands others on. */
function exportedFrom(home: Engine, source: string, name: string, depth: number): TypeDeclaration | null {
  const named = { name: `the name ${name}`, matches: (text: string): boolean => text.includes(name) };
  if (depth > MAX_FILES || !home.leadsTo(source, named, 1) || !home.looksAway()) return null;
  const file = home.imported(source);
  return file && exportedBy(file, name, depth + 1);
}

function exportedBy(home: Engine, name: string, depth: number): TypeDeclaration | null {
  const scope = home.module.scopeManager.scopes.find(({ type }) => type === 'module');
  const found = scope?.set.get(name)?.defs[0]?.node as Node | undefined;
  if (found && !/^Import/.test(found.type)) return { node: found, home };
  for (const statement of home.module.ast.body) {
    const declared = declaredBy(home, statement, name, depth);
    if (declared) return declared;
  }
  return null;
}

function declaredBy(home: Engine, statement: TSESTree.ProgramStatement, name: string, depth: number): TypeDeclaration | null {
  switch (statement.type) {
    case 'ExportAllDeclaration':
      return statement.exported ? null : exportedFrom(home, statement.source.value, name, depth);
    case 'ExportDefaultDeclaration':
      if (name !== 'default') return null;
      return statement.declaration.type === 'Identifier'
        ? declarationOfType(home, statement.declaration, depth)
        : { node: statement.declaration, home };
    case 'ExportNamedDeclaration':
      for (const { local, exported } of statement.specifiers) {
        if (exported.type !== 'Identifier' || exported.name !== name || local.type !== 'Identifier') continue;
        return statement.source
          ? exportedFrom(home, statement.source.value, local.name, depth)
          : declarationOfType(home, local, depth);
      }
      return null;
    default:
      return null;
  }
}
