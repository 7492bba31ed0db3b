import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  describeExpression,
  remembered,
  sourceOf,
  unwrap,
  wrapped,
  type Catalogue,
  type Engine,
  type Node,
  type TextTest,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { mayBeNamedThere, mayLeaveFile } from './project-call.js';
import { mentionsTokens, NAMES_TOKEN, namesToken, speaksOfToken } from './token-checks.js';

/** Names of functions that say that they check. */
export const CLAIMS_TO_CHECK = /^(?:verify|validate|authenticate|authorize|check|is_?valid|is_?auth|canActivate)/i;
/** Functions that give a new token, or fetch one from its issuer. */
const MAKES_TOKENS =
  /sign|creat|issue|generat|refresh|exchange|revoke|hash|encrypt|^(?:find|fetch|load|set|send|save|store|delete|remove)/i;
/** Names of functions that take something out of a token, of whatever kind that is: `readRefreshToken`. */
const READS_TOKENS = /^(?:read|pars|decod|extract|claims|payload|peek|inspect|unpack|open)/i;
/** What a token may be cut out of, by its name: a request, or a part of one. */
const HOLDS_TOKENS = /^_?(?:req|request|ctx|context|c)$|cookie|session|header|handshake|auth|\.(?:query|body|url|originalUrl)$/i;
const CREDENTIALS = /cookie|session|header|handshake/i;
const SPEAKS_OF_REQUESTS = /\b_?(?:req|request|ctx|context|c)\b|cookie|session|header|handshake/i;
/** Text that is looked through for a name. */
const LONG = 400;

/** Code that may take a token apart: by a package, by what a framework was given, or by hand. */
const TAKES_APART = /jw[ts]|jose|jsonwebtoken/i;
const BASE64 = /base64|\batob\b/i;

const tests = new WeakMap<Catalogue, TextTest>();

/** The same, as a question to files; a project's own packages may have any name. */
function decoding(catalogue: Catalogue): TextTest {
  let test = tests.get(catalogue);
  if (!test) {
    const decode = new Set(catalogue.packagesPlaying('token-decode'));
    const own = catalogue.libraries
      .filter(({ isOwn }) => isOwn)
      .flatMap(({ packages }) => packages.filter(name => decode.has(name)));
    test = {
      name: 'decodes tokens',
      matches: text =>
        TAKES_APART.test(text) || (text.includes('JSON.parse') && BASE64.test(text)) || own.some(name => text.includes(name)),
    };
    tests.set(catalogue, test);
  }
  return test;
}

/** Whether a file hands anything on in which there may be a token. */
export const mayHandTokens = (facts: FileFacts): boolean =>
  facts.once(mentionsTokens) || SPEAKS_OF_REQUESTS.test(facts.engine.module.text);

/** Whether what is called so may hand out claims; what says that it checks is reported where it is written. */
export const mayHandOut = (name: string): boolean =>
  !CLAIMS_TO_CHECK.test(name) && (READS_TOKENS.test(name) || !MAKES_TOKENS.test(name));

/** Whether a call may be that of a function of another file that decodes a token, by what is written here and the texts of files. */
export function mayHandOutClaims({ engine }: FileFacts, node: TSESTree.CallExpression): boolean {
  if (node.arguments.length === 0 || wrapped(node).parent?.type === 'ExpressionStatement' || !mayLeaveFile(engine, node))
    return false;
  const { module } = sourceOf(engine, node.callee);
  // what the files say costs less to ask than what the call does
  if (module !== null && (engine.catalogue.libraryOf(module) !== null || !mayDecode(engine, module, 2))) return false;
  const isOfToken =
    speaksOfToken(node) || namesToken(node.callee) || node.arguments.some(argument => isMadeOf(engine, argument, NAMES_TOKEN));
  if (module === null) return isOfToken;
  const isReading = isOfToken && (namesToken(node.callee) || READS_TOKENS.test(calleeName(node) ?? ''));
  // so many functions are handed a request, or a token beside other things: only what decodes itself, or imports what does, is looked at
  const mayRead =
    isReading ||
    (mayDecode(engine, module, 1) &&
      (isOfToken || node.arguments.some(argument => mayHoldToken(argument) || isMadeOf(engine, argument, CREDENTIALS))));
  return mayRead && mayBeNamedThere(engine, node, 2);
}

/** Whether a file of the project takes tokens apart, or one that it leads to. */
function mayDecode(engine: Engine, module: string, hops: number): boolean {
  const kind = decoding(engine.catalogue);
  return remembered(engine, `${kind.name} ${String(hops)} ${module}`, () => engine.leadsTo(module, kind, hops));
}

/** Whether an expression is named as a request, or as a part of one that may have a token. */
export const mayHoldToken = (argument: Node): boolean => HOLDS_TOKENS.test(describeExpression(argument));

/** Whether what an argument is made of, here or where its variable begins, has such a name: `header.slice(7)`. */
function isMadeOf({ bindings, module }: Engine, argument: Node, names: RegExp): boolean {
  let root = unwrap(argument);
  while (root.type === 'MemberExpression' || root.type === 'CallExpression')
    root = unwrap(root.type === 'CallExpression' ? root.callee : root.object);
  const declared = root.type === 'Identifier' ? (bindings.variableOf(root)?.defs[0]?.node as Node | undefined) : undefined;
  const made = declared?.type === 'VariableDeclarator' && declared.init ? declared.init : root;
  return made.range[1] - made.range[0] < LONG && names.test(module.text.slice(...made.range));
}
