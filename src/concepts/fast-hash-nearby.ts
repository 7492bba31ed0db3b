import type { TSESTree } from '@typescript-eslint/utils';
import { calleeOf, eachInnerNode, sourceOf, unwrap, type Node, type TextTest } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { mayBeOfProject } from './project-call.js';

/** Text of a file that may make fast hashes. */
const HASHES: TextTest = { name: 'fast hashes', matches: text => /hash|md5|sha-?\d|digest|hmac|crypt/i.test(text) };

const fastHashes = (facts: FileFacts): ReadonlySet<Node> => new Set(facts.candidates('fast-hash'));

/** Constants that are looked up for one value. */
const MAX_CONSTANTS = 20;

/** Whether a call in an expression, or in what the constants in it are given, may make a fast hash. */
export function hashesWithin(facts: FileFacts, node: Node): boolean {
  let found = false;
  const asked = new Set([node]);
  for (const of of asked) {
    eachInnerNode((of.type === 'VariableDeclarator' && of.init) || of, inner => {
      if (found) return;
      if (inner.type === 'Identifier' && asked.size <= MAX_CONSTANTS) asked.add(definitionOf(facts, inner));
      else if (inner.type === 'CallExpression')
        found = facts.once(fastHashes).has(inner) || (mayBeOfProject(facts.engine, inner) && mayLeadToHash(facts, inner));
    });
    if (found) break;
  }
  return found;
}

/** Whether what is called is of a library that makes fast hashes, or of a file that may, as far as its text and those that it imports tell. */
function mayLeadToHash({ engine }: FileFacts, node: TSESTree.CallExpression): boolean {
  const { module } = sourceOf(engine, calleeOf(node));
  if (module === null) return true;
  const library = engine.catalogue.libraryOf(module);
  return library === null
    ? engine.leadsTo(module, HASHES, 1)
    : engine.catalogue.playersOf([library]).named(null).includes('fast-hash');
}

/** What a constant is declared as, else the expression itself. */
export function definitionOf({ engine }: FileFacts, node: Node): Node {
  const inner = unwrap(node);
  const definition =
    inner.type === 'Identifier' ? (engine.bindings.variableOf(inner)?.defs[0]?.node as Node | undefined) : undefined;
  return definition?.type === 'VariableDeclarator' ? definition : inner;
}

/** What a protocol mixes into a hash so that it is worth something only once. */
export const CHALLENGE = /nonce|realm|challenge|scramble|timestamp/i;
