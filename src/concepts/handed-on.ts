import { calleeOf, otherSources, sourceOf, speaksOf, type CallNode, type Engine, type TextTest } from '../engine/index.js';
import type { RoleName } from '../vocabulary/index.js';
import { BEGINS_SQL, HANDS_QUERY_ON } from './sql-text/index.js';

const SPEAKS_OF_TOKENS = /jw[ts]|jose|jsonwebtoken/i;
/** Code that has a token in its hands, or what one is sent in. */
const HOLDS_TOKENS: TextTest = {
  name: 'holds tokens',
  matches: text => /token|jwt|cookie|session|auth|bearer|claim/i.test(text),
};

/**
 * Code that hands a function of a library of tokens on under a name of its own: `export { decode as read } from
 * 'jsonwebtoken'`, `exports.read = jwt.decode`.
 */
function handsTokenFunctionOn(verb: string): TextTest {
  const handed = new RegExp(String.raw`\b\w*${verb}\w*\s+as\s+\w|[=:]\s*(?:[\w$]+\.)?\w*${verb}\w*\s*(?:[,;}\n]|\.bind\b)`, 'i');
  return { name: `hands ${verb} on`, matches: text => SPEAKS_OF_TOKENS.test(text) && handed.test(text) };
}

/** A role of calls whose names tell nothing, as the function was imported from a file that hands it on. */
interface Handed {
  readonly role: RoleName;
  /** What the importing file has to speak of. */
  readonly here: TextTest;
  readonly there: TextTest;
}

const HANDED: readonly Handed[] = [
  { role: 'sql-query', here: BEGINS_SQL, there: HANDS_QUERY_ON },
  { role: 'token-decode', here: HOLDS_TOKENS, there: handsTokenFunctionOn('decode') },
  { role: 'token-verify', here: HOLDS_TOKENS, there: handsTokenFunctionOn('verify') },
];

/** The calls of what is imported from files that hand a function of a library on, by the role that they may play. */
export const callsOfHanded = (
  engine: Engine,
  calls: readonly CallNode[],
): readonly { readonly role: RoleName; readonly calls: readonly CallNode[] }[] =>
  HANDED.flatMap(({ role, here, there }) => {
    if (!speaksOf(engine, here)) return [];
    const handing = new Set(otherSources(engine).filter(source => engine.leadsTo(source, there, 1)));
    if (handing.size === 0) return [];
    return [{ role, calls: calls.filter(node => handing.has(sourceOf(engine, calleeOf(node)).module ?? '')) }];
  });
