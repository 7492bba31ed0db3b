import {
  alternativesOf,
  contains,
  propertyNamed,
  type Call,
  type Engine,
  type Frame,
  type Node,
  type Origin,
  type Part,
} from '../engine/index.js';
import type { SqlQueryRole } from '../vocabulary/index.js';
import { rawPlaceholdersIn, readHoles, type RawPlaceholder, type SqlGrammar } from './sql-text/index.js';

/** Pieces of text put into one another. */
const MAX_NESTING = 4;

/**
 * The text of a query in which each placeholder whose value goes into the text as it is has that value in its place:
 * `WHERE $1:raw` of pg-promise is as good as `WHERE ${filter}`.
 */
export function withRawValues(engine: Engine, call: Call, role: SqlQueryRole, text: Origin): Origin {
  if (!role.rawPlaceholders || !role.values) return text;
  const values = engine.filled(call, role.values);
  // values beside the text in one object are bound by the server, which knows no such placeholders
  if (!values?.node || values.slot.steps.length > 0) return text;
  return new RawValues(role, { origin: values.origin, node: values.node, frame: call.frame }).putInto(text, role, 0);
}

/** A value with the place where it is written down. */
interface Value {
  readonly origin: Origin;
  readonly node: Node;
  readonly frame: Frame;
}

class RawValues {
  readonly #role: SqlQueryRole;
  readonly #values: Value;

  constructor(role: SqlQueryRole, values: Value) {
    this.#role = role;
    this.#values = values;
  }

  putInto(text: Origin, grammar: SqlGrammar, depth: number): Origin {
    const alternatives = alternativesOf(text);
    const filled = alternatives.map(of => this.#fill(of, grammar, depth));
    if (filled.every((of, index) => of === alternatives[index])) return text;
    return filled.length === 1 ? (filled[0] as Origin) : { kind: 'union', of: filled };
  }

  #fill(text: Origin, grammar: SqlGrammar, depth: number): Origin {
    if (depth > MAX_NESTING) return text;
    if (text.kind === 'literal')
      return typeof text.value === 'string'
        ? this.#fillParts(text, [{ kind: 'text', value: text.value, node: this.#values.node }], grammar, depth)
        : text;
    return text.kind === 'text' ? this.#fillParts(text, text.parts, grammar, depth) : text;
  }

  #fillParts(text: Origin, parts: readonly Part[], grammar: SqlGrammar, depth: number): Origin {
    const open = new Set<Part>();
    const filled = parts.flatMap(part => {
      if (part.kind === 'text') return this.#fillText(part, open);
      const origin = this.putInto(part.origin, { ...grammar, fragment: true }, depth + 1);
      return [origin === part.origin ? part : { ...part, origin }];
    });
    if (filled.length === parts.length && filled.every((part, index) => part === parts[index])) return text;
    return { kind: 'text', parts: open.size > 0 ? quotedAsEscaped(filled, open, grammar) : filled };
  }

  #fillText(part: Extract<Part, { kind: 'text' }>, open: Set<Part>): readonly Part[] {
    const parts: Part[] = [];
    let from = 0;
    for (const placeholder of rawPlaceholdersIn(part.value)) {
      // `$1^2` is a power where another driver may get the text
      if (this.#role.placeholder === 'unknown' && !placeholder.isSure) continue;
      const value = this.#valueOf(placeholder);
      if (!value) continue;
      const before = part.value.slice(from, placeholder.start);
      if (before !== '') parts.push({ ...part, value: before });
      const hole: Part = { kind: 'value', ...value };
      if (placeholder.escapesQuotes) open.add(hole);
      parts.push(hole);
      from = placeholder.end;
    }
    if (from === 0) return [part];
    const rest = part.value.slice(from);
    return rest === '' ? parts : [...parts, { ...part, value: rest }];
  }

  #valueOf({ name, index }: RawPlaceholder): Value | null {
    const value = index === null ? this.#named(name.replace(/^this\./, '').split('.')) : this.#numbered(index);
    // a placeholder without a value stays: the library throws
    if (!value || (value.origin.kind === 'literal' && value.origin.value === undefined)) return null;
    // values that were put together before get into the text where the call hands them over
    const { node, frame } = this.#values;
    return value.frame === frame && contains(node, value.node) ? value : { ...value, node, frame };
  }

  #named([first = '', ...others]: readonly string[]): Value | null {
    const { origin, node, frame } = this.#values;
    if (first === 'this' || alternativesOf(origin).some(of => of.kind === 'array' || of.kind === 'elements')) return null;
    const { home } = frame;
    let found: Value = { origin: home.propertyOf(node, first, frame), ...placeOf(this.#values, first) };
    for (const name of others) {
      const next = home.memberOf(found.origin, name, found.node);
      found = { ...placeOf(found, name), origin: next };
    }
    return found;
  }

  #numbered(index: number): Value | null {
    const { origin, node, frame } = this.#values;
    if (origin.kind === 'object') return null;
    const isList = alternativesOf(origin).some(of => of.kind === 'array' || of.kind === 'elements');
    // one value stands for a list of one
    if (!isList && index === 0) return this.#values;
    const element = origin.kind === 'array' ? origin.node.elements[index] : null;
    const place =
      origin.kind === 'array' && element && !origin.node.elements.slice(0, index + 1).some(of => of?.type === 'SpreadElement')
        ? { node: element, frame: origin.frame }
        : { node, frame };
    return { origin: frame.home.elementAt(origin, index), ...place };
  }
}

/** Where a member of a value is written down; for want of that, where the value is. */
function placeOf({ origin, node, frame }: Value, name: string): Omit<Value, 'origin'> {
  if (origin.kind !== 'object') return { node, frame };
  const property = propertyNamed(origin.node, name);
  return property ? { node: property.value, frame: origin.frame } : { node, frame };
}

/** Values whose quotes are doubled are safe inside quotes. */
function quotedAsEscaped(parts: readonly Part[], open: ReadonlySet<Part>, grammar: SqlGrammar): readonly Part[] {
  const pieces = parts.map((part, hole) => (part.kind === 'text' ? { text: part.value } : { hole }));
  const quoted = new Set(readHoles(pieces, grammar).flatMap(({ hole, position }) => (position === 'quoted' ? [hole] : [])));
  return parts.map((part, hole) =>
    part.kind === 'value' && open.has(part) && quoted.has(hole)
      ? { ...part, origin: { kind: 'escaped', as: 'literal', of: part.origin } }
      : part,
  );
}
