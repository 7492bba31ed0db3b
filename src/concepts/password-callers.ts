import type { FileFacts } from './analysis.js';
import { hashingOf, plainSources, type PlainSource } from './password-hashing.js';
import { hashesAround } from './password-in-place.js';
import { argumentOf, everyCaller } from './unseen-callers.js';

/** Functions asked for their callers, one for the other. */
const MAX_DEPTH = 3;

/**
 * What callers in other files hand to a parameter: a hash, or what they have hashed in place; all of them what a client typed
 * (`isTyped`); or what cannot be told.
 */
export function handedByCallers(
  facts: FileFacts,
  parameter: Extract<PlainSource, { kind: 'parameter' }>,
  isTyped: (source: PlainSource) => boolean,
  depth = 0,
): 'hashed' | 'typed' | 'unknown' {
  let isHashed = false;
  const areTyped =
    depth < MAX_DEPTH &&
    everyCaller(facts, parameter, (caller, call) => {
      const origin = argumentOf(caller, call, parameter.index, parameter.members);
      const hashing = origin ? hashingOf(caller, origin).kind : 'unseen';
      isHashed ||= hashing === 'slow' || hashesAround(facts.of(caller), call);
      if (isHashed || !origin || hashing === 'unseen') return false;
      const sources = plainSources(caller, origin);
      return (
        sources.length > 0 &&
        sources.every(source => {
          if (source.kind === 'request') return isTyped(source);
          const before = handedByCallers(facts, source, isTyped, depth + 1);
          isHashed ||= before === 'hashed';
          return before === 'typed';
        })
      );
    });
  return isHashed ? 'hashed' : areTyped ? 'typed' : 'unknown';
}
