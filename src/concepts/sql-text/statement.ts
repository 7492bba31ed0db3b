import { tokensOf } from './lexer.js';
import type { SqlPiece } from './pieces.js';
import { flatten } from './pieces.js';
import type { Token, WordToken } from './token.js';
import { isSymbol, wordIs } from './token.js';
import { COMPARISON_SYMBOLS, KEYWORDS } from './words.js';

const ARTICLE =
  /^(?:the|a|an|your|my|our|his|her|their|its|this|that|these|those|each|every|which|what|us|you|it|them|there|here)$/;
const OBJECT = /^(?:table|index|view|database|schema|user|role|function|procedure|trigger|sequence|extension|type|tablespace)$/;
const SELECT_TAIL: ReadonlySet<string> = new Set(
  (
    'where join inner left right full cross natural lateral on using group order having limit ' +
    'offset fetch union intersect except minus for window tablesample use force with partition'
  ).split(' '),
);

/** What a text starts with, and its first word where nothing else comes before it. */
const BEGINNING = /^([\s(]*)([\p{L}_][\p{L}\p{N}_$]*)?/u;

/** What follows the name of a table, a user... in CREATE, ALTER and DROP. */
const DEFINITION_TAIL: ReadonlySet<string> = new Set(
  (
    'add alter drop rename set owner modify change column as on ' +
    'with identified password cascade restrict encoding character returns before after'
  ).split(' '),
);

/**
 * Whether a text reads as one SQL statement: its verb and the words the grammar asks for after it, in order, so that
 * prose ("Select a user from the list") does not.
 */
export function isSqlStatement(pieces: readonly SqlPiece[]): boolean {
  const flat = flatten(pieces);
  // most text of a program starts with no verb of SQL, and needs no reading to the end
  const [, beginning = '', verb] = BEGINNING.exec(flat.text) ?? [];
  if (verb !== undefined ? !STATEMENT_FORMS.has(verb.toLowerCase()) : !/^[-/#]/.test(flat.text.slice(beginning.length)))
    return false;
  const { tokens } = tokensOf(flat, { placeholder: 'unknown', dialect: 'unknown' });
  const significant = tokens.filter(token => token.kind !== 'comment');
  const start = significant.findIndex(token => !isSymbol(token, '('));
  return start >= 0 && readsFrom(significant.slice(start));
}

function readsFrom(tokens: readonly Token[]): boolean {
  const verb = tokens[0];
  if (verb?.kind !== 'word') return false;
  const rest = tokens.slice(1);
  const read = STATEMENT_FORMS.get(verb.lower);
  return read !== undefined && read(rest, verb);
}

type Form = (rest: readonly Token[], verb: WordToken) => boolean;

const STATEMENT_FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['explain', rest => readsFrom(rest[0] !== undefined && wordIs(rest[0], /^(?:analyze|verbose)$/) ? rest.slice(1) : rest)],
  ['select', readsSelect],
  ['insert', readsInsert],
  ['replace', readsInsert],
  ['update', readsUpdate],
  ['delete', readsDelete],
  ['with', rest => readsWith(wordIs(rest[0] ?? null, /^recursive$/) ? rest.slice(1) : rest)],
  ['merge', rest => wordIs(rest[0] ?? null, /^into$/) && rest.some(token => wordIs(token, /^using$/))],
  ['call', (rest, verb) => isPlainCase(verb) && nameEnd(rest, 0) > 0 && isSymbol(rest[nameEnd(rest, 0)] ?? null, '(')],
  ['create', readsDefinition],
  ['drop', readsDefinition],
  ['alter', readsDefinition],
  ['truncate', (rest, verb) => isPlainCase(verb) && wordIs(rest[0] ?? null, /^table$/) && endsAfterName(rest, 1)],
  ['grant', (rest, verb) => isPlainCase(verb) && inOrder(rest, 'on', 'to')],
  ['revoke', (rest, verb) => isPlainCase(verb) && inOrder(rest, 'on', 'from')],
  ['pragma', rest => nameEnd(rest, 0) > 0 && (rest.length === nameEnd(rest, 0) || isOneOf(rest[nameEnd(rest, 0)], '=('))],
]);

function readsSelect(rest: readonly Token[], verb: WordToken): boolean {
  const from = atDepthZero(rest, /^from$/);
  const list = from < 0 ? rest : rest.slice(0, from);
  if (list.some((_, i) => isArticle(list, i))) return false;
  // `SELECT NOW()`, `SELECT pg_sleep(1)`.
  if (from < 0)
    return isPlainCase(verb) && rest[0]?.kind === 'word' && isSymbol(rest[1] ?? null, '(') && rest[1]!.start === rest[0].end;
  if (list.length === 0 || !isList(list) || !isTable(rest, from + 1)) return false;
  const end = tableEnd(rest, from + 1);
  if (!endsClause(rest, end, SELECT_TAIL) || isAdsReport(rest, from)) return false;
  const keyword = rest[from] as WordToken;
  return (isPlainCase(verb) && isSameCase(verb, keyword)) || isEvident(list, rest.slice(end));
}

/** The names before a dot in the language of Google Ads, the resources that its FROM may name among them. */
const ADS_NAME =
  /^(?:segments|metrics|(?:customer|campaign|ad_group|asset|bidding|keyword|search_term|conversion|user_list|label|change|geographic|shopping|accessible|account|ad|audience|feed|landing_page|gender|age_range|video|topic|location)(?:_\w+)?)$/;

/**
 * `SELECT campaign.id, metrics.clicks FROM campaign WHERE segments.date > '…'`: a report of Google Ads, whose columns belong
 * to resources beside the one after FROM. A statement of SQL can name no table that it does not read.
 */
function isAdsReport(rest: readonly Token[], from: number): boolean {
  const table = rest[from + 1];
  const end = rest[from + 2];
  if (table?.kind !== 'word' || !ADS_NAME.test(table.lower) || (end && !wordIs(end, /^(?:where|order|limit|parameters)$/)))
    return false;
  const owners = rest.filter(
    (token, i) => token.kind === 'word' && isSymbol(rest[i + 1] ?? null, '.') && !isSymbol(rest[i - 1] ?? null, '.'),
  );
  return (
    owners.every(token => wordIs(token, ADS_NAME)) && owners.some(token => token.kind === 'word' && token.lower !== table.lower)
  );
}

function readsInsert(rest: readonly Token[]): boolean {
  const into = rest.findIndex(token => wordIs(token, /^into$/));
  // `INSERT OR IGNORE INTO`, `REPLACE DELAYED INTO`.
  if (into < 0 || into > 2 || !isTable(rest, into + 1)) return false;
  const end = tableEnd(rest, into + 1);
  const token = rest[end];
  if (token === undefined) return false;
  return isSymbol(token, '(') || token.kind === 'hole' || wordIs(token, /^(?:values?|select|set|default|with|overriding)$/);
}

function readsUpdate(rest: readonly Token[]): boolean {
  const skip = wordIs(rest[0] ?? null, /^(?:only|ignore|low_priority)$/) ? 1 : wordIs(rest[0] ?? null, /^or$/) ? 2 : 0;
  const set = atDepthZero(rest, /^set$/);
  if (set < 0 || !isTable(rest, skip)) return false;
  const first = nameEnd(rest, set + 1);
  if (rest.length === set + 1) return true;
  if (isSymbol(rest[set + 1] ?? null, '(') || isSymbol(rest[first] ?? null, '=')) return true;
  const assigned = rest[set + 1];
  const isOpen = first >= rest.length || wordIs(rest[first]!, /^(?:where|returning|from)$/);
  // `SET ${assignments}`
  if (assigned?.kind === 'hole') return isOpen;
  // `SET ?` takes an object; a question in prose has no space before its mark
  return (
    assigned?.kind === 'placeholder' &&
    !wordIs(rest[skip] ?? null, ARTICLE) &&
    assigned.start > (rest[set]?.end ?? 0) &&
    (isOpen || isOneOf(rest[first], ',;') || wordIs(rest[first]!, /^(?:order|limit)$/))
  );
}

function readsDelete(rest: readonly Token[], verb: WordToken): boolean {
  const from = wordIs(rest[0] ?? null, /^from$/) ? 0 : atDepthZero(rest, /^from$/);
  if (from < 0 || from > 3 || !isTable(rest, from + 1)) return false;
  const end = tableEnd(rest, from + 1);
  if (!endsClause(rest, end, SELECT_TAIL) && !wordIs(rest[end] ?? null, /^returning$/)) return false;
  return (isPlainCase(verb) && isSameCase(verb, rest[from] as WordToken)) || isEvident([], rest.slice(end));
}

function readsWith(rest: readonly Token[]): boolean {
  const as = rest.findIndex(token => wordIs(token, /^as$/));
  const open = rest.findIndex((token, i) => i > as && isSymbol(token, '('));
  return as > 0 && open > as && open - as <= 3 && wordIs(rest[open + 1] ?? null, /^(?:select|insert|update|delete|values|with)$/);
}

function readsDefinition(rest: readonly Token[], verb: WordToken): boolean {
  const at = rest.findIndex(token => wordIs(token, OBJECT));
  if (at < 0 || at > 3 || !isPlainCase(verb) || !isSameCase(verb, rest[at] as WordToken)) return false;
  let name = at + 1;
  while (wordIs(rest[name] ?? null, /^(?:if|not|exists|concurrently|only)$/)) name++;
  if (!isTable(rest, name)) return false;
  const upper = verb.text === verb.text.toUpperCase();
  const follower = rest[nameEnd(rest, name)];
  if (follower === undefined || isOneOf(follower, ';,(')) return upper || wordIs(rest[at]!, /^table$/);
  if (follower.kind === 'hole') return upper;
  return follower.kind === 'word' && DEFINITION_TAIL.has(follower.lower);
}

/** Upper or lower case throughout: prose capitalises its first word only. */
function isPlainCase({ text }: WordToken): boolean {
  return text === text.toUpperCase() || text === text.toLowerCase();
}

function isSameCase(a: WordToken, b: WordToken): boolean {
  return (a.text === a.text.toUpperCase()) === (b.text === b.text.toUpperCase());
}

/** Whether the text holds what prose does not: `*`, a call, a comparison, two-word clauses. */
function isEvident(list: readonly Token[], tail: readonly Token[]): boolean {
  if (list.some((token, i) => isOneOf(token, '*.,') || (isSymbol(token, '(') && list[i - 1]?.end === token.start))) return true;
  return tail.some((token, i) => {
    if (token.kind === 'symbol' && COMPARISON_SYMBOLS.has(token.text)) return true;
    return wordIs(token, /^by$/) && wordIs(tail[i - 1] ?? null, /^(?:order|group)$/);
  });
}

/** Whether a select list has a comma, `AS` or an operator between its items, or one alias after each. */
function isList(list: readonly Token[]): boolean {
  let run = 0;
  for (const token of list) {
    const isWord = token.kind === 'word' && !KEYWORDS.has(token.lower);
    run = isWord ? run + 1 : 0;
    if (run > 2) return false;
    if (isOneOf(token, ':!;')) return false;
  }
  return true;
}

/** Whether a word goes before a noun: `the list`, unlike the column of `a.id` or `SELECT a, b`. */
function isArticle(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at + 1];
  if (!wordIs(tokens[at]!, ARTICLE) || isSymbol(tokens[at - 1] ?? null, '.')) return false;
  return noun?.kind === 'hole' || (noun?.kind === 'word' && !KEYWORDS.has(noun.lower));
}

function isTable(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'word') return !isArticle(tokens, at) && !/^(?:where|and|or|to|from|in|select|set)$/.test(token.lower);
  return (
    token.kind === 'name' ||
    token.kind === 'hole' ||
    token.kind === 'placeholder' ||
    token.kind === 'string' ||
    isSymbol(token, '(')
  );
}

/** The index after a name of one or more parts: `a.b`, `${a}.b`, `x_${a}`. */
function nameEnd(tokens: readonly Token[], at: number): number {
  let i = at;
  if (!/^(?:word|name|hole|placeholder|string)$/.test(tokens[i]?.kind ?? '')) return i;
  for (i++; i < tokens.length; i++) {
    const token = tokens[i]!;
    const touches = token.start === tokens[i - 1]!.end;
    if (!touches || !(isSymbol(token, '.') || /^(?:word|name|hole|number)$/.test(token.kind))) break;
  }
  return i;
}

/** The index after a table, its columns or arguments apart, and its alias. */
function tableEnd(tokens: readonly Token[], at: number): number {
  let i = isSymbol(tokens[at] ?? null, '(') ? closingOf(tokens, at) + 1 : nameEnd(tokens, at);
  if (wordIs(tokens[i] ?? null, /^as$/)) return i + 2;
  const alias = tokens[i];
  if (alias?.kind === 'name' || (alias?.kind === 'word' && !KEYWORDS.has(alias.lower) && !SELECT_TAIL.has(alias.lower))) i++;
  return i;
}

function endsClause(tokens: readonly Token[], at: number, followers: ReadonlySet<string>): boolean {
  const token = tokens[at];
  return (
    token === undefined ||
    token.kind === 'hole' ||
    isOneOf(token, ',;()') ||
    (token.kind === 'word' && followers.has(token.lower))
  );
}

function endsAfterName(tokens: readonly Token[], at: number): boolean {
  const end = nameEnd(tokens, at);
  return (
    end > at && (tokens[end] === undefined || isOneOf(tokens[end], ',;') || wordIs(tokens[end], /^(?:restart|cascade|restrict)$/))
  );
}

function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (isSymbol(tokens[i]!, '(')) depth++;
    else if (isSymbol(tokens[i]!, ')') && --depth === 0) return i;
  }
  return tokens.length;
}

function atDepthZero(tokens: readonly Token[], word: RegExp): number {
  let depth = 0;
  return tokens.findIndex(token => {
    if (isSymbol(token, '(')) depth++;
    else if (isSymbol(token, ')')) depth--;
    return depth === 0 && wordIs(token, word);
  });
}

function inOrder(tokens: readonly Token[], ...list: readonly string[]): boolean {
  const found = list.map(word => tokens.findIndex(token => token.kind === 'word' && token.lower === word));
  return found.every((at, i) => at > (found[i - 1] ?? 0));
}

function isOneOf(token: Token | undefined, symbols: string): boolean {
  return token?.kind === 'symbol' && token.text.length === 1 && symbols.includes(token.text);
}
