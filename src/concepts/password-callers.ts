import type { FileFacts } from './analysis.js';
import { hashingOf, plainSources, type PlainSource } from './password-hashing.js';
import { hashesAround } from './password-in-place.js';
import { argumentOf, everyCaller } from './unseen-callers.js';

/** Functions asked for their callers, one for the other. */
const MAX_DEPTH = 3;

/** Tells of data of a request whether it is a password the way it was typed. */
type IsTyped = (source: PlainSource) => boolean;
type Parameter = Extract<PlainSource, { kind: 'parameter' }>;
type Handed = 'hashed' | 'typed' | 'unknown';

/**
 * What callers in other files hand to a parameter: a hash, or what they have hashed in place; all of them what a client typed;
 * or what cannot be told.
 */
export function handedByCallers(facts: FileFacts, parameter: Parameter, isTyped: IsTyped): Handed {
  const answers = facts.once(answersOf);
  const { home, fn, index, members } = parameter;
  const key = [home.module.fileName, ...fn.range, index, ...members].join(' ');
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = handedBy(facts, parameter, isTyped, 0)));
  return answer;
}

/** A parameter is stored again and again. */
const answersOf = (): Map<string, Handed> => new Map<string, Handed>();

function handedBy(facts: FileFacts, parameter: Parameter, isTyped: IsTyped, depth: number): Handed {
  if (depth >= MAX_DEPTH) return 'unknown';
  let isHashed = false;
  const areTyped = everyCaller(facts, parameter, (caller, call) => {
    const origin = argumentOf(caller, call, parameter.index, parameter.members);
    const hashing = origin ? hashingOf(caller, origin).kind : 'unseen';
    isHashed ||= hashing === 'slow' || hashesAround(facts.of(caller), call);
    if (isHashed || !origin || hashing === 'unseen') return false;
    const sources = plainSources(caller, origin);
    return (
      sources.length > 0 &&
      sources.every(source => {
        const before =
          source.kind === 'parameter' ? handedBy(facts, source, isTyped, depth + 1) : isTyped(source) ? 'typed' : 'unknown';
        isHashed ||= before === 'hashed';
        return before === 'typed';
      })
    );
  });
  return isHashed ? 'hashed' : areTyped ? 'typed' : 'unknown';
}
