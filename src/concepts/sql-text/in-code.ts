import type { TextTest } from '../../engine/index.js';
import { hasRawPlaceholder } from './raw.js';

/** What may stand in a string literal before the first word of a statement. */
const BEFORE = /['"`](?:\s|\\[nrt]|\(|--[^\n]{0,200}\n|\/\*[^*]{0,200}\*\/)*/.source;
const STATEMENTS = [
  String.raw`select(?:\s|\\[nrt])(?=[^;\n]{0,300}?\bfrom\b|[^'"${'`'}]*(?:\bfrom\b|\$\{|\*|\(|['"${'`'}]\s*(?:\+|\.concat|,\s*$)))`,
  String.raw`(?:explain\s+(?:\w+\s+)?(?:select|insert|update|delete|with)|pragma\s+\w|(?:grant|revoke)\s+[\w, ]+\son)\b`,
  String.raw`(?:insert|replace|merge)\s+(?:\w+\s+){0,2}into\b`,
  String.raw`delete\s+(?:from\b|${'`'}?\w+${'`'}?\s+from\b)`,
  String.raw`update\s+(?:[^\s'"]+\s+(?:\w+\s+){0,2}set\b|['"]|\$\{)`,
  String.raw`with\s+(?:recursive\b|[\w"]+\s*(?:\(|as\b))`,
  String.raw`set\s+(?:(?:local|session)\s+)?(?:search_path|role|schema|current_schema|time\s+zone|session|\w+\.\w+)\b`,
  String.raw`use\s+(?:['"${'`'}]\s*\+|["${'`'}[\\]{0,2}\$\{)`,
  String.raw`call\s+[\w.]+\s*\(`,
  String.raw`(?:create|drop|alter|truncate)\s+(?:\w+\s+){0,4}(?:table|index|view|database|schema|user|role|function|procedure|trigger|sequence|extension|type|tablespace)\b`,
  // the rest of the statement is put behind its verb
  String.raw`(?:select|insert|replace|update|delete)(?:\s+(?:into|from))?\s*['"${'`'}]\s*(?:\+|\.concat)`,
  String.raw`(?:select|(?:insert|replace)\s+into|delete\s+from)\s*['"${'`'}]\s*,`,
];

/** Code in which a string begins as a statement of SQL does. */
export const BEGINS_SQL: TextTest = {
  name: 'begins sql',
  matches: testOf(`${BEFORE}(?:${STATEMENTS.join('|')})`),
};

/** Code that holds a piece of SQL, and puts something together. */
export const BUILDS_SQL: TextTest = {
  name: 'builds sql',
  matches: text =>
    takesRaw(text) ||
    ((BEGINS_SQL.matches(text) || holdsSql(withoutComments(text))) &&
      (/\$\{|\+|\bjoin\(|\bconcat\(|\breplace(?:All)?\(|format\(/.test(text) || hasRawPlaceholder(text))),
};

/** Code that hands a method of a driver on as a function, for which whoever imports it may have any name. */
export const HANDS_QUERY_ON: TextTest = {
  name: 'hands query on',
  matches: text =>
    /\.(?:query|execute|all|get|run|each|exec|raw|any|none|one|\$\w+Unsafe)\.bind\(/.test(text) ||
    (/\bpromisify\(/.test(text) &&
      /\b(?:mysql2?|sqlite3?|pg|mssql|oracledb|mariadb|createPool|createConnection|Pool)\b/.test(text)),
};

/** Methods that take a piece of SQL as it is, given something by its name or built there. */
const takesRaw = testOf(
  // not `z.literal(State.Done)`, not `_.groupBy(posts, 'cid')`
  String.raw`\$(?:query|execute)RawUnsafe|(?<!\b(?:z|_|lodash))\.(?:raw|literal|fragment|whereRaw|orderByRaw|havingRaw|groupByRaw|joinRaw|orderBy|groupBy|addOrderBy)\(\s*(?:[a-z_$]|${'`'}[^${'`'}]{0,80}\$\{|'[^'\n]{0,80}'\s*\+)`,
);

/** Code without its comments, and now and then without the rest of a line that has an address in it; read once, whatever it holds. */
function withoutComments(text: string): string {
  const start = /\/[/*]/g;
  let kept = '';
  let from = 0;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const isLine = found[0] === '//';
    const end = text.indexOf(isLine ? '\n' : '*/', found.index + 2);
    // `'/files/*'` begins no comment
    if (end < 0 && !isLine) break;
    kept += text.slice(from, found.index);
    from = end < 0 ? text.length : isLine ? end : end + 2;
    start.lastIndex = from;
  }
  return kept + text.slice(from);
}

const holdsSql = testOf(
  [
    String.raw`\bselect\s[^;]{1,400}?\bfrom\b`,
    String.raw`\b(?:insert|replace)\s+(?:\w+\s+){0,2}into\b`,
    String.raw`\bdelete\s+from\b`,
    String.raw`\bupdate\s+\S+\s+set\b`,
    String.raw`\b(?:where|having)\s+[\w.${'`'}"()$\\{}]+\s*(?:=|<|>|!=|\b(?:i?like|between)\b|\b(?:not\s+)?in\s*\(|\bis\s+(?:not\s+)?null)`,
    String.raw`\b(?:and|or|on|where)\s+[\w.${'`'}"()$\\{}]+\s*(?:=|<|>|!=|\bi?like\b|\bin\s*\()\s*(?:\$|\?|:|'|"|%)`,
    String.raw`\b(?:order|group)\s+by\b`,
    String.raw`\bvalues\s*\(\s*(?:\$|\?|'|:)`,
    String.raw`\b(?:inner|left|right|cross|outer)\s+join\b`,
    // `limit ? 1 : 2` is no SQL
    String.raw`\b(?:limit|offset)\s+(?:\$|\?\s*(?:['"${'`'}),;]|(?:offset|limit)\s*\?)|:\w|\d|['"${'`'}]\s*\+)`,
    String.raw`['"${'`'}](?:\s*set\s+[\w."${'`'}]+\s*=|\s*(?:from|where)\s+['"${'`'}]|\s+(?:from|where)['"${'`'}])`,
    String.raw`[\w"]\s*(?:=|\blike)\s*'%?(?:\$\{|"\s*\+)`,
    // not the end of one name and the start of the next in a message: "'a' or 'b'"
    String.raw`(?:[(,+=:?[{&|>]|return|=>)\s*['"${'`'}]\s+(?:where|set|values|from|and|or|order by|limit)\s+['"${'`'}]`,
    String.raw`['"${'`'}]\s+(?:where|set|values|from|order by|limit)\s+['"${'`'}]`,
  ].join('|'),
);

/** Whether text fits an expression, whatever the case of its letters. */
function testOf(source: string): (text: string) => boolean {
  const expression = new RegExp(source, 'im');
  return text => expression.test(text);
}
