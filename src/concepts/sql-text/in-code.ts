import type { TextTest } from '../../engine/index.js';

/** What may stand in a string literal before the first word of a statement. */
const BEFORE = /['"`](?:\s|\\[nrt]|\(|--[^\n]{0,200}\n|\/\*[^*]{0,200}\*\/)*/.source;
const STATEMENTS = [
  String.raw`(?:explain|select|pragma|grant|revoke)\s`,
  String.raw`(?:insert|replace|merge)\s+(?:\w+\s+){0,2}into\b`,
  String.raw`delete\s+(?:from\b|${'`'}?\w+${'`'}?\s+from\b)`,
  String.raw`update\s+(?:[^\s'"]+\s+(?:\w+\s+){0,2}set\b|['"]|\$\{)`,
  String.raw`with\s+(?:recursive\b|[\w"]+\s*(?:\(|as\b))`,
  String.raw`call\s+[\w.]+\s*\(`,
  String.raw`(?:create|drop|alter|truncate)\s+(?:\w+\s+){0,4}(?:table|index|view|database|schema|user|role|function|procedure|trigger|sequence|extension|type|tablespace)\b`,
  // the rest of the statement is put behind its verb
  String.raw`(?:select|insert|replace|update|delete|insert\s+into|delete\s+from)\s*['"${'`'}]\s*[+,.)]`,
];

/** Code in which a string begins as a statement of SQL does. */
export const BEGINS_SQL: TextTest = {
  name: 'begins sql',
  matches: testOf(`${BEFORE}(?:${STATEMENTS.join('|')})`),
};

/** Code that holds a piece of SQL, and puts something together. */
export const BUILDS_SQL: TextTest = {
  name: 'builds sql',
  matches: text => holdsSql(text) && /\$\{|\+|\bjoin\(|\bconcat\(|\breplace(?:All)?\(|format\(/.test(text),
};

const holdsSql = testOf(
  [
    String.raw`\bselect\s[^;]{1,400}?\bfrom\b`,
    String.raw`\b(?:insert|replace)\s+(?:\w+\s+){0,2}into\b`,
    String.raw`\bdelete\s+from\b`,
    String.raw`\bupdate\s+\S+\s+set\b`,
    String.raw`\b(?:where|having|and|or|on)\s+[\w.${'`'}"()$\\{}]+\s*(?:=|<|>|!=|\blike\b|\bilike\b|\bin\b|\bis\b|\bbetween\b)`,
    String.raw`\b(?:order|group)\s+by\b`,
    String.raw`\bvalues\s*\(`,
    String.raw`\b(?:inner|left|right|cross|outer)\s+join\b`,
    String.raw`\b(?:limit|offset)\s+(?:\$|['"${'`'}]|\?|:|\d)`,
    String.raw`['"${'`'}]\s*(?:select|insert|update|delete|where|set|values|from|order by|limit)\b\s*['"${'`'}]`,
    String.raw`\$(?:query|execute)RawUnsafe|\.(?:raw|literal|whereRaw|orderByRaw|havingRaw|groupByRaw|joinRaw|orderBy|groupBy|addOrderBy)\(\s*[a-z_$]`,
  ].join('|'),
);

/** Whether text fits an expression, whatever the case of its letters. */
function testOf(source: string): (text: string) => boolean {
  const expression = new RegExp(source, 'i');
  return text => expression.test(text);
}
