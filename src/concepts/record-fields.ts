import { alternativesOf, staticName, unwrap, wrapped, type Frame, type Node, type Origin } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { takenOut } from './declared-body.js';
import { isPasswordField, passwordNameOf } from './password-name.js';

/** A password field of a record, with the value it has where the record is used. */
export interface RecordField {
  readonly name: string;
  readonly origin: Origin;
  /** The value's expression, where it is written down. */
  readonly node: Node | null;
  /** The other names beside it in the same object. */
  readonly siblings: readonly string[];
}

/** The password fields that data of a client is declared to have. */
export type Declared = (data: Extract<Origin, { kind: 'request' | 'parameter' | 'parsed' }>) => readonly string[];

/**
 * The password fields of a record: those of the object literals it is made of and those assigned to its variable. Fields
 * that only a declaration tells of (`declared`) count when the record is data as a client sent it.
 */
export function recordFields(
  facts: FileFacts,
  origin: Origin,
  node: Node | null,
  frame: Frame | null,
  declared: Declared = () => [],
): readonly RecordField[] {
  const { engine } = facts;
  const found = new Map<string, { readonly node: Node | null; readonly siblings: readonly string[] }>();
  collect(facts, origin, node, found, declared, 0);
  for (const name of node ? assignedNames(facts, node) : []) if (!found.has(name)) found.set(name, { node: null, siblings: [] });
  return [...found].map(([name, { node: literal, siblings }]) => {
    const written = node
      ? (engine.propertyWritesOf(node, name).findLast(write => write.identifier.range[1] <= node.range[0])?.value ?? null)
      : null;
    const value =
      node && unwrap(node).type !== 'ObjectExpression'
        ? engine.propertyOf(node, name, frame)
        : engine.memberOf(origin, name, node ?? facts.engine.module.ast);
    return { name, origin: value, node: written ?? literal, siblings };
  });
}

function collect(
  facts: FileFacts,
  origin: Origin,
  node: Node | null,
  found: Map<string, { readonly node: Node | null; readonly siblings: readonly string[] }>,
  declared: Declared,
  depth: number,
): void {
  if (depth > 8) return;
  const { engine } = facts;
  for (const of of alternativesOf(origin)) {
    if (of.kind === 'api' && of.data) collect(facts, of.data, node, found, declared, depth + 1);
    else if (of.kind === 'elements') collect(facts, of.element, null, found, declared, depth + 1);
    else if (of.kind === 'array') collect(facts, engine.elementOf(of), null, found, declared, depth + 1);
    else if (of.kind === 'request' || of.kind === 'parameter' || of.kind === 'parsed') {
      const out = node ? takenOut(engine, node) : [];
      for (const name of declared(of)) if (!found.has(name) && !out.includes(name)) found.set(name, { node: null, siblings: [] });
    } else if (of.kind === 'object') {
      const siblings = of.node.properties.flatMap(property => (property.type === 'Property' ? (staticName(property) ?? []) : []));
      for (const property of of.node.properties) {
        if (property.type === 'SpreadElement') {
          collect(facts, engine.originOf(property.argument, of.frame), property.argument, found, declared, depth + 1);
          for (const name of assignedNames(facts.of(of.frame.home), property.argument))
            if (!found.has(name)) found.set(name, { node: null, siblings });
          continue;
        }
        const name = staticName(property);
        if (name !== null && (isPasswordField(name) || passwordNameOf(name) === 'hashed'))
          found.set(name, { node: property.value, siblings });
      }
    }
  }
}

/** The password names assigned to a variable: `user.password = value`. */
export function assignedNames(facts: FileFacts, node: Node): readonly string[] {
  const object = unwrap(node);
  const variable = object.type === 'Identifier' ? facts.engine.bindings.variableOf(object) : null;
  const names = (variable?.references ?? []).flatMap(reference => {
    const member = wrapped(reference.identifier).parent;
    if (member?.type !== 'MemberExpression' || member.parent.type !== 'AssignmentExpression' || member.parent.left !== member)
      return [];
    return staticName(member) ?? [];
  });
  return [...new Set(names.filter(isPasswordField))];
}
