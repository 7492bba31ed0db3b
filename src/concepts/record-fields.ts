import type { TSESTree } from '@typescript-eslint/utils';
import { alternativesOf, staticName, unwrap, wrapped, type Frame, type Node, type Origin } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { passwordsOfName, takenOut } from './declared-body.js';
import { describeSource, hashedInputs, plainSources } from './password-hashing.js';
import { isPasswordField, passwordNameOf } from './password-name.js';
import { copiedInto, madeOf } from './record-copies.js';

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

/** A field as it was found, with its value where that is known by more than its name. */
interface Found {
  readonly node: Node | null;
  readonly siblings: readonly string[];
  readonly origin?: Origin;
}

type Fields = Map<string, Found>;

/**
 * The password fields of a record: those of the object literals it is made of, those assigned to its variable and those
 * copied into it. Fields that only a declaration tells of (`declared`) count when the record is data as a client sent it.
 */
export function recordFields(
  facts: FileFacts,
  origin: Origin,
  node: Node | null,
  frame: Frame | null,
  declared: Declared = () => [],
): readonly RecordField[] {
  const { engine } = facts;
  const found: Fields = new Map();
  const made = node ? madeOf(facts, node) : null;
  // the parts are looked at one by one
  if (!made) collect(facts, origin, node, found, declared, 0);
  for (const name of node ? assignedNames(facts, node) : []) if (!found.has(name)) found.set(name, { node: null, siblings: [] });
  if (node) addCopied(facts, [...copiedInto(facts, node), ...(made ?? [])], frame, found, declared);
  const given = node && origin.kind === 'api' && origin.data ? givenTo(facts, node) : null;
  return [...found].flatMap(([name, { node: literal, siblings, origin: known }]): RecordField | readonly RecordField[] => {
    if (given && node && !known && !assignedNames(facts, node).includes(name) && isGone(engine.propertyOf(given, name, frame)))
      return [];
    if (known) return { name, origin: known, node: literal, siblings };
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

/** What a record is made of, here or where its variable is declared: `body` of `new User(body)`. */
function givenTo({ engine }: FileFacts, node: Node): Node | null {
  const inner = unwrap(node);
  const definition = inner.type === 'Identifier' ? (engine.bindings.variableOf(inner)?.defs[0]?.node as Node | undefined) : inner;
  const made = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : definition;
  const given = made?.type === 'NewExpression' || made?.type === 'CallExpression' ? made.arguments[0] : undefined;
  return given && /^(?:Identifier|MemberExpression)$/.test(unwrap(given).type) ? given : null;
}

/** Whether a field was taken out before: `delete body.password`. */
const isGone = (value: Origin): boolean => value.kind === 'literal' && value.value === undefined;

function collect(facts: FileFacts, origin: Origin, node: Node | null, found: Fields, declared: Declared, depth: number): void {
  if (depth > 8) return;
  const { engine } = facts;
  for (const of of alternativesOf(origin)) {
    if (of.kind === 'api' && of.data) collect(facts, of.data, node, found, declared, depth + 1);
    else if (of.kind === 'elements') collect(facts, of.element, null, found, declared, depth + 1);
    else if (of.kind === 'array') collect(facts, engine.elementOf(of), null, found, declared, depth + 1);
    else if (of.kind === 'request' || of.kind === 'parameter' || of.kind === 'parsed') {
      const out = node ? takenOut(engine, node) : [];
      const told = node && of.kind === 'request' ? passwordsOfName(engine, node) : [];
      for (const name of [...told, ...declared(of)])
        if (!found.has(name) && !out.includes(name)) found.set(name, { node: null, siblings: [] });
    } else if (of.kind === 'object') {
      const siblings = of.node.properties.flatMap(property => (property.type === 'Property' ? (staticName(property) ?? []) : []));
      for (const property of of.node.properties) {
        if (property.type === 'SpreadElement') {
          collect(facts, engine.originOf(property.argument, of.frame), property.argument, found, declared, depth + 1);
          for (const name of assignedNames(facts.of(of.frame.home), property.argument))
            if (!found.has(name)) found.set(name, { node: null, siblings });
          for (const [name, field] of overriding(of, property)) found.set(name, field);
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

/** `{ password: await hash(body.password), ...body }`: what a spread puts in the place of the hash that was made of it. */
function overriding(
  { node, frame }: Extract<Origin, { kind: 'object' }>,
  spread: TSESTree.SpreadElement,
): readonly (readonly [string, Found])[] {
  const { home } = frame;
  const before = node.properties.slice(0, node.properties.indexOf(spread));
  return before.flatMap((property): readonly (readonly [string, Found])[] => {
    const name = property.type === 'Property' ? staticName(property) : null;
    if (property.type !== 'Property' || name === null || !isPasswordField(name) || takenOut(home, spread.argument).includes(name))
      return [];
    const inside = home.propertyOf(spread.argument, name, frame);
    if (inside.kind !== 'request' && inside.kind !== 'parameter') return [];
    const hashed = hashedInputs(home, home.originOf(property.value, frame)).flatMap(input => plainSources(home, input));
    return hashed.some(source => source.kind === inside.kind && describeSource(source) === describeSource(inside))
      ? [[name, { node: null, siblings: [], origin: inside }]]
      : [];
  });
}

/** Adds the fields of what is copied into a record, the last copy first. */
function addCopied(facts: FileFacts, copies: readonly Node[], frame: Frame | null, found: Fields, declared: Declared): void {
  for (const source of copies) {
    const origin = facts.engine.originOf(source, frame);
    const fields: Fields = new Map();
    collect(facts, origin, source, fields, declared, 0);
    for (const name of assignedNames(facts, source)) fields.set(name, { node: null, siblings: [] });
    for (const [name, { node, siblings }] of fields)
      if (!found.has(name)) found.set(name, { node, siblings, origin: facts.engine.propertyOf(source, name, frame) });
    // what may have any field may have put a hash in the place of an earlier one
    if (alternativesOf(origin).some(({ kind }) => !/^(?:object|request|parameter|parsed|literal)$/.test(kind))) return;
  }
}
