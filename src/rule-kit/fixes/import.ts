import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import { requiredBy, type Node } from '../../engine/index.js';

/** An export that fixed code needs: `helmet` itself, or `{ jwtVerify }` of `jose`. */
export interface NeededExport {
  readonly package: string;
  /** `default` for the default export (what `require` returns), else the export's name. */
  readonly imported: string;
  /** The local name to use where it is free. */
  readonly preferredName: string;
}

/** How fixed code reaches an export. */
export interface Import {
  readonly localName: string;
  /** The edit that adds the import in the file's own style; null where the file has it already. */
  readonly edit: ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix) | null;
}

const imports = new WeakMap<Analysis, Map<string, Import>>();

/** The import of an export in a file: the one that is there, or a new one in the style of the file; found once for all fixes. */
export function importOf(analysis: Analysis, needed: NeededExport): Import {
  const key = `${needed.package} ${needed.imported} ${needed.preferredName}`;
  let known = imports.get(analysis);
  if (!known) imports.set(analysis, (known = new Map<string, Import>()));
  let found = known.get(key);
  if (!found) known.set(key, (found = findImport(analysis, needed)));
  return found;
}

function findImport(analysis: Analysis, needed: NeededExport): Import {
  const { sourceCode } = analysis;
  const program = sourceCode.ast;
  const existing = existingName(program, needed);
  if (existing) return { localName: existing, edit: null };
  const localName = freeName(analysis, needed.preferredName);
  const style = styleOf(analysis);
  const source = `${style.quote}${needed.package}${style.quote}${style.semicolon}`;
  const renamed = needed.imported === localName ? localName : null;
  const line =
    style.modules === 'esm'
      ? needed.imported === 'default'
        ? `import ${localName} from ${source}`
        : `import { ${renamed ?? `${needed.imported} as ${localName}`} } from ${source}`
      : needed.imported === 'default'
        ? `const ${localName} = require(${source.slice(0, source.length - style.semicolon.length)})${style.semicolon}`
        : `const { ${renamed ?? `${needed.imported}: ${localName}`} } = require(${source.slice(0, source.length - style.semicolon.length)})${style.semicolon}`;
  const anchor = anchorOf(program, style.modules);
  return {
    localName,
    edit: fixer => {
      if (anchor) return fixer.insertTextAfter(anchor, `\n${line}`);
      const start = program.body[0]?.range[0] ?? program.range[0];
      return fixer.insertTextBeforeRange([start, start], `${line}\n`);
    },
  };
}

interface Style {
  readonly modules: 'esm' | 'commonjs';
  readonly quote: "'" | '"';
  readonly semicolon: ';' | '';
}

const styles = new WeakMap<Analysis, Style>();

/** How the file imports: its own statements tell, else its extension and package.json. */
export function styleOf(analysis: Analysis): Style {
  let style = styles.get(analysis);
  if (!style) styles.set(analysis, (style = findStyle(analysis)));
  return style;
}

function findStyle(analysis: Analysis): Style {
  const { ast, text } = analysis.sourceCode;
  const esm = ast.body.some(node => /^(?:Import|Export)/.test(node.type));
  const commonjs = !esm && /\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/.test(text);
  const fileName = analysis.engine.module.fileName;
  const byName =
    /\.[cm]?tsx?$|\.mjs$/.test(fileName) && !fileName.endsWith('.cts')
      ? 'esm'
      : fileName.endsWith('.js') && analysis.package?.type === 'module'
        ? 'esm'
        : 'commonjs';
  const firstSource = /(?:from|require\()\s*(['"])/.exec(text)?.[1] ?? /(['"])/.exec(text)?.[1];
  const statements = ast.body.filter(node => node.type !== 'FunctionDeclaration' && node.type !== 'ClassDeclaration');
  const bare = statements.filter(node => !/[;}]$/.test(text.slice(node.range[0], node.range[1]))).length;
  return {
    modules: esm ? 'esm' : commonjs ? 'commonjs' : byName,
    quote: firstSource === '"' ? '"' : "'",
    semicolon: bare > statements.length / 2 ? '' : ';',
  };
}

function existingName(program: TSESTree.Program, needed: NeededExport): string | null {
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.source.value === needed.package && statement.importKind !== 'type') {
      for (const specifier of statement.specifiers) {
        if (specifier.type === 'ImportDefaultSpecifier' && needed.imported === 'default') return specifier.local.name;
        if (specifier.type === 'ImportNamespaceSpecifier' && needed.imported !== 'default')
          return `${specifier.local.name}.${needed.imported}`;
        if (
          specifier.type === 'ImportSpecifier' &&
          specifier.importKind !== 'type' &&
          specifier.imported.type === 'Identifier' &&
          specifier.imported.name === needed.imported
        )
          return specifier.local.name;
      }
    }
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (requiredBy(init) !== needed.package) continue;
      if (id.type === 'Identifier') return needed.imported === 'default' ? id.name : `${id.name}.${needed.imported}`;
      if (id.type !== 'ObjectPattern') continue;
      for (const property of id.properties) {
        if (
          property.type === 'Property' &&
          property.key.type === 'Identifier' &&
          property.key.name === needed.imported &&
          property.value.type === 'Identifier'
        )
          return property.value.name;
      }
    }
  }
  return null;
}

/** The preferred name, or a longer one where the file already uses it. */
function freeName(analysis: Analysis, preferred: string): string {
  const taken = new Set<string>();
  for (const scope of (analysis.sourceCode.scopeManager as TSESLint.Scope.ScopeManager).scopes) {
    for (const variable of scope.variables) if (variable.defs.length > 0) taken.add(variable.name);
    for (const reference of scope.through) taken.add(reference.identifier.name);
  }
  let name = preferred;
  for (let suffix = 2; taken.has(name); suffix += 1) name = `${preferred}${suffix}`;
  return name;
}

/** The statement after which a new import stands: the last import, the last `require`, or the directives. */
function anchorOf(program: TSESTree.Program, modules: 'esm' | 'commonjs'): Node | null {
  let anchor: Node | null = null;
  for (const statement of program.body) {
    const isDirective =
      statement.type === 'ExpressionStatement' && 'directive' in statement && typeof statement.directive === 'string';
    const isImport =
      modules === 'esm'
        ? statement.type === 'ImportDeclaration'
        : statement.type === 'VariableDeclaration' && statement.declarations.some(({ init }) => requires(init));
    if (isDirective || isImport) anchor = statement;
    else if (modules === 'commonjs' && anchor && !isDirective) break;
  }
  return anchor;
}

/** `require('x')`, `require('x').y`, `require('x')(...)`. */
function requires(node: Node | null): boolean {
  let current: Node | null = node;
  for (;;) {
    if (current?.type === 'MemberExpression') current = current.object;
    else if (current?.type === 'CallExpression') {
      if (current.callee.type === 'Identifier' && current.callee.name === 'require') return true;
      current = current.callee;
    } else return false;
  }
}
