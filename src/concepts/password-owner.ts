import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeOf, functionName, handOversOf, isFunction, writtenText, type CallNode, type Node } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { wordsOf } from './password-name.js';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words of those who sign in, and of what they do for it. */
const SIGNS_IN = setOf(
  'user users member members customer customers admin admins administrator administrators employee employees student students ' +
    'teacher teachers staff patient patients doctor doctors client clients person persons people player players author authors ' +
    'register registration registered signup signin login logins signed auth authenticate authentication',
);
/** Words of what the program itself signs in to. */
const SERVICES =
  'smtp mail imap ftp sftp connection connections server servers host hosts datasource datasources integration integrations ' +
  'credential credentials proxy wifi network device devices camera vault setting settings config';
const OF_SERVICES = setOf(SERVICES);
/** The same, and what its users sign in to. */
const ELSEWHERE = setOf(
  `${SERVICES} mailbox mailboxes proxies networks cameras vaults configs secret secrets keychain entry entries site sites ` +
    'website websites provider providers connector connectors remote external upstream share shared sharing room rooms meeting link links',
);

/** Fields beside the password of a service, and beside one that is kept for its owner. */
const BESIDE = 'host hostname port server smtp database ssid connectionstring endpoint apikey clientsecret protocol';
const BESIDE_SERVICES = setOf(BESIDE);
const BESIDE_ELSEWHERE = setOf(
  `${BESIDE} url uri site website service app application title notes note folder category platform domain provider userid ` +
    'ownerid owner user createdby',
);

/** Whether a record is one of how to sign in elsewhere, whose password must stay readable. */
export const isServiceCredential = (siblings: readonly string[], api: string): boolean =>
  siblings.some(name => BESIDE_SERVICES.has(name.toLowerCase())) || wordsOf(api).some(word => OF_SERVICES.has(word));

/** Whether names beside a password say that it is one of another service, kept for its owner: `host`, `website`, `userId`. */
export const isKeptForOwner = (siblings: readonly string[]): boolean =>
  siblings.some(name => BESIDE_ELSEWHERE.has(name.replace(/_/g, '').toLowerCase()));

/**
 * Whether a password is one with which people sign in to this program, by the names around it: only then is it wrong that it
 * can be decrypted. `names`: what it is stored in or compared with.
 */
export function isOfSignIn(facts: FileFacts, node: Node, names: readonly string[]): boolean {
  const own = [...names, ...namesAround(facts, node)].flatMap(wordsOf);
  if (own.some(word => ELSEWHERE.has(word))) return false;
  const words = wordsOf(fileOf(facts));
  return [...own, ...words].some(word => SIGNS_IN.has(word)) && !words.some(word => ELSEWHERE.has(word));
}

/** The names of the functions and declarations around a node, and of the routes that they serve. */
function namesAround({ engine }: FileFacts, node: Node): readonly string[] {
  const names: string[] = [];
  for (let around: Node | undefined = node; around; around = around.parent) {
    if (around.type === 'CallExpression') names.push(...textAmong(around), ...schemaOf(around));
    else if (around.type === 'ClassDeclaration') names.push(around.id?.name ?? '');
    else if (isFunction(around))
      names.push(functionName(around) ?? '', ...handOversOf(engine, around).flatMap(({ call }) => textAmong(call)));
  }
  return names;
}

/** The text that a call is given first: the path of a route, the name of a model. */
const textAmong = ({ arguments: [first] }: TSESTree.CallExpression | TSESTree.NewExpression): readonly string[] => {
  const text = writtenText(first);
  return text === null ? [] : [text];
};

/** `userSchema` of `userSchema.pre('save', ...)`. */
const schemaOf = ({ callee }: TSESTree.CallExpression): readonly string[] =>
  callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && /schema|model/i.test(callee.object.name)
    ? [callee.object.name]
    : [];

/** The names of a file that say what it is about; those of its folder too, where it is called as many others. */
function fileOf({ engine }: FileFacts): string {
  const { dir, name } = path.parse(engine.module.fileName);
  return `${path.basename(dir)} ${name}`;
}

/** What a call is made on, as it is written: `db('users').insert`. */
export function calleeText({ engine }: FileFacts, call: Node): string {
  const [start, end] = calleeOf(call as CallNode).range;
  return engine.module.text.slice(Math.max(start, end - 120), end);
}
