import { writtenText, type Node } from '../syntax.js';
import type { Module } from './module.js';

const IMPORT = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*(['"`])([^'"`\n]+)\1/g;

/** The modules that a text imports, as written. */
export function sourcesIn(text: string): readonly string[] {
  const sources = new Set<string>();
  IMPORT.lastIndex = 0;
  for (let found = IMPORT.exec(text); found; found = IMPORT.exec(text)) sources.add(found[2] ?? '');
  return [...sources];
}

/** The modules that a parsed file imports, in any order: those of its statements, and of its calls of `require` and `import`. */
export function importsOf({ ast, text, nodes }: Module): readonly string[] {
  const requires = text.includes('require');
  if ((requires && !nodes.isComplete) || /\bimport\s*\(/.test(text)) return sourcesIn(text);
  const sources = new Set<string>();
  for (const statement of ast.body) {
    switch (statement.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
        sources.add(statement.source.value);
        break;
      case 'ExportNamedDeclaration':
        if (statement.source) sources.add(statement.source.value);
        break;
      case 'TSImportEqualsDeclaration': {
        const { moduleReference } = statement;
        if (moduleReference.type === 'TSExternalModuleReference') addText(sources, moduleReference.expression);
        break;
      }
      default:
    }
  }
  if (requires) {
    for (const node of nodes.calls) {
      if (node.type !== 'CallExpression') continue;
      const { callee } = node;
      const name = callee.type === 'MemberExpression' ? callee.property : callee;
      if (name.type === 'Identifier' && name.name === 'require') addText(sources, node.arguments[0]);
    }
  }
  return [...sources];
}

function addText(sources: Set<string>, node: Node | undefined): void {
  const source = writtenText(node);
  if (source !== null) sources.add(source);
}

const REEXPORT = /\bexport\s*\{([^{}]*)\}\s*from\s*(['"])([^'"\n]+)\2/g;

/** The modules from which a text passes on an export of this name. */
export const reexportsOf = (text: string, name: string): readonly string[] =>
  [...text.matchAll(REEXPORT)].filter(([, names = '']) => names.split(/[^\w$]+/).includes(name)).map(match => match[3] ?? '');
