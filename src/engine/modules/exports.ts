import type { TSESTree } from '@typescript-eslint/utils';
import { identifiersIn } from '../bindings/patterns.js';
import { isClass, isFunction, staticName, unwrap, type Node } from '../syntax.js';

/** Where the value of an export is: an expression, a declared name, or an export of another file. */
export type ExportPlace =
  | { readonly kind: 'value'; readonly node: Node }
  | { readonly kind: 'name'; readonly identifier: TSESTree.Identifier }
  | { readonly kind: 'from'; readonly source: string; readonly name: string }
  /** All exports of another file as one object: `export * as db from './db'`. */
  | { readonly kind: 'all'; readonly source: string };

/** What a file exports, as it is written down. */
export interface Exports {
  readonly isModule: boolean;
  /** The exports of an ES module by name, `default` among them. */
  readonly named: ReadonlyMap<string, ExportPlace>;
  /** The files of `export * from`. */
  readonly stars: readonly string[];
  /** The values assigned to `module.exports`. */
  readonly whole: readonly Node[];
  /** The values assigned to members of `module.exports`, by name. */
  readonly members: ReadonlyMap<string, readonly Node[]>;
}

/** The exports of a file, read from its statements without evaluating anything. */
export function exportsOf(program: TSESTree.Program): Exports {
  const reader = new ExportReader();
  for (const statement of program.body) reader.read(statement, 0);
  return reader;
}

class ExportReader implements Exports {
  isModule = false;
  readonly named = new Map<string, ExportPlace>();
  readonly stars: string[] = [];
  readonly whole: Node[] = [];
  readonly members = new Map<string, Node[]>();
  /** Variables that hold `module.exports`: `const User = module.exports`. */
  readonly #aliases = new Set<string>();

  read(statement: Node, depth: number): void {
    switch (statement.type) {
      case 'ImportDeclaration':
        this.isModule = true;
        break;
      case 'ExportDefaultDeclaration':
        this.isModule = true;
        this.named.set('default', this.#default(statement.declaration));
        break;
      case 'ExportNamedDeclaration':
        this.isModule = true;
        this.#readNamed(statement);
        break;
      case 'ExportAllDeclaration':
        this.isModule = true;
        if (statement.exported) this.named.set(nameOf(statement.exported), { kind: 'all', source: statement.source.value });
        else this.stars.push(statement.source.value);
        break;
      case 'TSExportAssignment':
        this.whole.push(statement.expression);
        break;
      case 'VariableDeclaration':
        for (const { id, init } of statement.declarations) if (init) this.#readInit(id, init);
        break;
      case 'ExpressionStatement':
        this.#readExpression(unwrap(statement.expression));
        break;
      case 'IfStatement':
        if (depth < 8) for (const branch of [statement.consequent, statement.alternate]) if (branch) this.read(branch, depth + 1);
        break;
      case 'TryStatement':
        if (depth < 8) this.read(statement.block, depth + 1);
        break;
      case 'BlockStatement':
        for (const inner of statement.body) this.read(inner, depth);
        break;
      default:
    }
  }

  #default(declaration: TSESTree.ExportDefaultDeclaration['declaration']): ExportPlace {
    return (isFunction(declaration) || isClass(declaration)) && declaration.id
      ? { kind: 'name', identifier: declaration.id }
      : { kind: 'value', node: declaration };
  }

  #readNamed(statement: TSESTree.ExportNamedDeclaration): void {
    const { declaration, source } = statement;
    if (declaration?.type === 'VariableDeclaration') {
      for (const { id } of declaration.declarations)
        for (const identifier of identifiersIn(id)) this.#name(identifier.name, identifier);
    } else if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') {
      this.#name(declaration.id.name, declaration.id);
    }
    for (const { local, exported } of statement.specifiers) {
      if (source) this.named.set(nameOf(exported), { kind: 'from', source: source.value, name: nameOf(local) });
      else if (local.type === 'Identifier') this.#name(nameOf(exported), local);
    }
  }

  #name(name: string, identifier: TSESTree.Identifier): void {
    this.named.set(name, { kind: 'name', identifier });
  }

  #readInit(id: Node, init: Node): void {
    let value = unwrap(init);
    if (id.type === 'Identifier' && isWhole(value)) this.#aliases.add(id.name);
    // `const app = module.exports = express()`
    while (value.type === 'AssignmentExpression') {
      if (isWhole(unwrap(value.left)) && id.type === 'Identifier') this.#aliases.add(id.name);
      this.#readAssignment(value);
      value = unwrap(value.right);
    }
  }

  #readExpression(expression: Node): void {
    if (expression.type === 'AssignmentExpression') {
      for (let at: Node = expression; at.type === 'AssignmentExpression'; at = unwrap(at.right)) this.#readAssignment(at);
    } else if (expression.type === 'CallExpression') this.#readAssign(expression);
  }

  #readAssignment(assignment: TSESTree.AssignmentExpression): void {
    const left = unwrap(assignment.left);
    let value = unwrap(assignment.right);
    while (value.type === 'AssignmentExpression') value = unwrap(value.right);
    if (isWhole(left)) {
      // `exports = module.exports` and `module.exports = exports` say nothing new
      if (!isWhole(value)) this.whole.push(value);
      return;
    }
    if (left.type !== 'MemberExpression' || !this.#isExportsObject(unwrap(left.object))) return;
    const name = staticName(left);
    if (name !== null && name !== '__esModule') this.members.set(name, [...(this.members.get(name) ?? []), value]);
  }

  /** `Object.assign(module.exports, { a, b })`. */
  #readAssign(call: TSESTree.CallExpression): void {
    const [target, ...sources] = call.arguments;
    if (call.callee.type !== 'MemberExpression' || staticName(call.callee) !== 'assign' || !target) return;
    if (!this.#isExportsObject(unwrap(target))) return;
    for (const source of sources) {
      if (source.type !== 'ObjectExpression') continue;
      for (const property of source.properties) {
        const name = property.type === 'Property' ? staticName(property) : null;
        if (name !== null && property.type === 'Property')
          this.members.set(name, [...(this.members.get(name) ?? []), property.value]);
      }
    }
  }

  #isExportsObject(node: Node): boolean {
    return isWhole(node) || (node.type === 'Identifier' && this.#aliases.has(node.name));
  }
}

/** `module.exports`, `exports`. */
export const isWhole = (node: Node): boolean =>
  (node.type === 'Identifier' && node.name === 'exports') ||
  (node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    staticName(node) === 'exports');

const nameOf = (node: TSESTree.Identifier | TSESTree.StringLiteral): string =>
  node.type === 'Identifier' ? node.name : node.value;
