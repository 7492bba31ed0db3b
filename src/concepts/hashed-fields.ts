import { alternativesOf, staticName, unwrap, type Node, type Origin } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { CHALLENGE, hashesWithin } from './fast-hash-nearby.js';
import { namesOf } from './password-code.js';
import { hashingOf, nameOfSource, plainSources } from './password-hashing.js';
import { isPasswordField, isSalt, passwordNameOf, wordsOf } from './password-name.js';
import type { RecordField } from './record-fields.js';

/** Words of fields whose values are worth something for other reasons than that a password signs in with them. */
const OTHERS = new Set(
  (
    'token tokens session sessions sid cookie code codes otp pin nonce etag key keys id ids uuid guid ref reference url uri link path ' +
    'slug signature fingerprint checksum cache avatar gravatar ha ha1 realm challenge activation reset verification confirm confirmation ' +
    'invite breach pwned leak strength history prefix suffix email mail name'
  ).split(' '),
);
/** Objects spread into each other that are looked through. */
const MAX_DEPTH = 4;

/** The fields of a record, under names that say nothing of a password, that hold a fast hash of one. */
export function hashedFields(facts: FileFacts, origin: Origin, node: Node | null): readonly RecordField[] {
  return node && !hashesWithin(facts, node) ? [] : fieldsIn(facts, origin, 0);
}

function fieldsIn(facts: FileFacts, origin: Origin, depth: number): readonly RecordField[] {
  return alternativesOf(origin).flatMap(of => {
    if (of.kind === 'api' && of.data && depth < MAX_DEPTH) return fieldsIn(facts, of.data, depth + 1);
    if (of.kind !== 'object') return [];
    const { node, frame } = of;
    const siblings = node.properties.flatMap(property => (property.type === 'Property' ? (staticName(property) ?? []) : []));
    return node.properties.flatMap((property): readonly RecordField[] => {
      if (property.type === 'SpreadElement')
        return depth < MAX_DEPTH ? fieldsIn(facts, frame.home.originOf(property.argument, frame), depth + 1) : [];
      const name = staticName(property);
      if (name === null || !mayBeHash(name) || !mayBeMade(property.value)) return [];
      const value = frame.home.originOf(property.value, frame);
      return isHashOfPassword(facts, value) ? [{ name, origin: value, node: property.value, siblings }] : [];
    });
  });
}

const mayBeHash = (name: string): boolean =>
  !isPasswordField(name) && passwordNameOf(name) === 'none' && !wordsOf(name).some(word => OTHERS.has(word));

/** Whether a value may come out of a call. */
const mayBeMade = (value: Node): boolean =>
  /^(?:Identifier|CallExpression|MemberExpression|AwaitExpression|TemplateLiteral|BinaryExpression)$/.test(unwrap(value).type);

/** Whether a value is a fast hash of nothing but a password, salts and names. */
function isHashOfPassword({ engine }: FileFacts, value: Origin): boolean {
  const hashing = hashingOf(engine, value);
  if (hashing.kind !== 'fast') return false;
  const { inputs } = hashing;
  if (inputs.some(isOfMoment) || inputs.some(input => namesOf(input).some(name => CHALLENGE.test(name)))) return false;
  const names = inputs.flatMap(input => plainSources(engine, input)).map(nameOfSource);
  return names.some(isPasswordField) && names.every(name => isPasswordField(name) || isSalt(name));
}

/** `email + password + Date.now()`: a token. */
const isOfMoment = (input: Origin): boolean =>
  alternativesOf(input).some(of =>
    of.kind === 'text'
      ? of.parts.some(part => part.kind === 'value' && isOfMoment(part.origin))
      : of.kind === 'primitive' && of.of === 'number',
  );
