import { isNarrowPattern } from '../guards/patterns.js';
import type { Node } from '../syntax.js';
import type { Engine } from './engine.js';
import type { Origin } from './origin.js';

type Schema = Extract<Origin, { kind: 'object' }>;

/** What a JSON schema makes sure of a value inside what it checks; `absent`: it lets no such member through. */
export type JsonCheck = 'none' | 'narrow' | 'unknown' | 'absent';

/** Schemas one inside the other. */
const MAX_DEPTH = 12;

/** Formats without quotes and spaces. https://ajv.js.org/packages/ajv-formats.html */
const NARROW_FORMAT = /^(?:uuid|date|time|date-time|iso-time|iso-date-time|duration|ipv4|ipv6|int32|int64|float|double|byte)$/;

/**
 * What a JSON schema that is written down as an object, `{ type: 'object', properties: { sort: { enum: [..] } } }`, makes sure
 * of the member of these names. Of references, conditions and combinations of schemas nothing is read.
 */
export function checkOfJsonSchema(schema: Origin, members: readonly string[], depth = 0): JsonCheck {
  if (schema.kind !== 'object' || depth > MAX_DEPTH || isSpread(schema)) return 'unknown';
  const [name, ...inner] = members;
  if (name === undefined) return checkOfValue(schema, depth);
  if (/^\d+$/.test(name)) return checkOfJsonSchema(partOf(schema, 'items'), inner, depth + 1);
  const fields = partOf(schema, 'properties');
  const field = fields.kind === 'object' && !isSpread(fields) ? partOf(fields, name) : null;
  if (!field) return 'unknown';
  if (field.kind !== 'literal') return checkOfJsonSchema(field, inner, depth + 1);
  return valueOf(schema, 'additionalProperties') === false ? 'absent' : 'unknown';
}

function checkOfValue(schema: Schema, depth: number): JsonCheck {
  if (has(schema, 'enum') || has(schema, 'const')) return 'narrow';
  const pattern = valueOf(schema, 'pattern');
  if (typeof pattern === 'string' && isNarrowPattern({ pattern, flags: '' })) return 'narrow';
  if (NARROW_FORMAT.test(String(valueOf(schema, 'format')))) return 'narrow';
  switch (valueOf(schema, 'type')) {
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return 'narrow';
    case 'array':
      return checkOfJsonSchema(partOf(schema, 'items'), [], depth + 1);
    case 'string':
      // what another keyword says of it is not read
      return schema.node.properties.every(
        property =>
          property.type === 'Property' &&
          /^(?:type|description|title|default|examples?|minLength|maxLength|nullable)$/.test(keyOf(property.key)),
      )
        ? 'none'
        : 'unknown';
    default:
      return 'unknown';
  }
}

const isSpread = ({ node }: Schema): boolean => node.properties.some(({ type }) => type !== 'Property');

const keyOf = (key: Node): string => (key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '');

const partOf = (schema: Schema, name: string): Origin => homeOf(schema).memberOf(schema, name, schema.node);

const has = (schema: Schema, name: string): boolean => {
  const part = partOf(schema, name);
  return part.kind !== 'literal' || part.value !== undefined;
};

const valueOf = (schema: Schema, name: string): unknown => {
  const part = partOf(schema, name);
  return part.kind === 'literal' ? part.value : undefined;
};

const homeOf = ({ frame }: Schema): Engine => frame.home;
