import type { TSESTree } from '@typescript-eslint/utils';
import type { Role, SanitizerUse } from '../../vocabulary/index.js';
import { importedName } from '../bindings/types.js';
import { staticName, unwrap, type Node } from '../syntax.js';
import type { Engine } from './engine.js';
import { primitive, union, unknown, type Frame, type Origin } from './origin.js';

/** What is known of functions by the names they have in a project: `requireUser`, `auth.required`. */
export interface NamedFunctions {
  /** What they do as middleware or as a plugin. */
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  /** Functions that check what a client sent. */
  readonly validators: ReadonlyMap<string, true>;
  /** Functions whose result is safe for these uses; null: for every use. */
  readonly sanitizers: ReadonlyMap<string, SanitizerUse | null>;
}

export const NO_NAMES: NamedFunctions = { roles: new Map(), validators: new Map(), sanitizers: new Map() };

/** What a table has under the name of a function or of what is called: `auth.required` for `this.auth.required()`. */
export function namedAs<T>(engine: Engine, table: ReadonlyMap<string, T>, expression: Node): T | undefined {
  if (table.size === 0) return undefined;
  let name = '';
  let current = unwrap(expression);
  while (current.type === 'CallExpression' || current.type === 'NewExpression') current = unwrap(current.callee);
  if (current.type === 'MemberExpression' && staticName(current) === 'bind') current = unwrap(current.object);
  for (; current.type === 'MemberExpression'; current = unwrap(current.object)) {
    const member = staticName(current);
    if (member === null) return undefined;
    name = name ? `${member}.${name}` : member;
    const found = table.get(name);
    if (found !== undefined) return found;
  }
  if (current.type !== 'Identifier') return undefined;
  const rest = name ? `.${name}` : '';
  const found = table.get(`${current.name}${rest}`);
  if (found !== undefined) return found;
  const imported = engine.bindings.variableOf(current)?.defs[0]?.node as Node | undefined;
  return imported?.type === 'ImportSpecifier' ? table.get(`${importedName(imported)}${rest}`) : undefined;
}

/**
 * What a table has under the names of an expression that is handed over: its own, that of the value of a variable, and
 * those of what a wrapper is given, as in `asyncHandler(requireUser)` or `compose([requireUser, log])`.
 */
export function namedIn<T>(engine: Engine, table: ReadonlyMap<string, T>, expression: Node, depth = 0): readonly T[] {
  if (table.size === 0 || depth > 4) return [];
  const node = unwrap(expression);
  const own = namedAs(engine, table, node);
  if (own !== undefined) return [own];
  switch (node.type) {
    case 'Identifier': {
      const declared = engine.bindings.variableOf(node)?.defs[0]?.node as Node | undefined;
      return declared?.type === 'VariableDeclarator' && declared.id.type === 'Identifier' && declared.init
        ? namedIn(engine, table, declared.init, depth + 1)
        : [];
    }
    case 'CallExpression':
      return node.arguments.flatMap(argument => namedIn(engine, table, argument, depth + 1));
    case 'ArrayExpression':
      return node.elements.flatMap(element => (element ? namedIn(engine, table, element, depth + 1) : []));
    case 'SpreadElement':
      return namedIn(engine, table, node.argument, depth + 1);
    default:
      return [];
  }
}

/** The roles that a handed over function plays by its name. */
export const namedRoles = (engine: Engine, expression: Node): readonly Role[] =>
  namedIn(engine, engine.named.roles, expression).flat();

/** What a call of a sanitizer gives; null for any other call. */
export function sanitizedCall(engine: Engine, node: TSESTree.CallExpression, frame: Frame | null): Origin | null {
  return sanitizedBy(engine, node.callee, () => union(node.arguments.map(argument => engine.originOf(argument, frame))));
}

/** What a function makes of a value if it is a sanitizer; null where it is none. */
export function sanitizedBy(engine: Engine, callee: Node, value: () => Origin): Origin | null {
  const use = namedAs(engine, engine.named.sanitizers, callee);
  switch (use) {
    case undefined:
      return null;
    case 'sql-text':
      return { kind: 'escaped', as: 'literal', of: value() };
    case 'stored-password':
      return unknown('call', 'sanitizer');
    default:
      // like escaped text, it may hold what looks like a placeholder
      return { kind: 'escaped', as: 'literal', of: primitive('fixed-form') };
  }
}
