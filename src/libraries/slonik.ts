import { arg, defineLibrary, each, method, property, returns, sqlQuery, type Api } from '../vocabulary/index.js';

/** The tags themselves are safe; called as functions, they take the text from the list in which a template has its pieces. */
const text = method(sqlQuery({ text: arg(0).each(), placeholder: 'tag', dialect: 'postgres', fragment: true }));
const tags: Readonly<Record<string, Api>> = each('fragment unsafe', text);

export default defineLibrary({
  packages: ['slonik', '@slonik/sql-tag'],
  reference: 'https://github.com/gajus/slonik#building-queries',
  checkedAgainst: '47.3.2',
  exports: { sql: property('SqlTag'), createSqlTag: returns('SqlTag') },
  types: { SqlTag: tags },
});
