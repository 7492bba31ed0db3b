import {
  checkOf,
  describeApi,
  describeSource,
  isValuePosition,
  lineOfSource,
  mayBeText,
  sqlFlows,
  type SqlFlow,
} from '../concepts/sql-injection.js';
import type { Analysis } from '../concepts/analysis.js';
import { isOfProgram } from '../concepts/program-values.js';
import { isGivenSafely } from '../concepts/unseen-callers.js';
import { bindAsParameters } from '../rule-kit/fixes/bind-parameters.js';
import { createRule, onEach } from '../rule-kit/index.js';

type Reach = 'request' | 'parameters' | 'all';

export default createRule<{ report: Reach }, 'clientValue' | 'clientName' | 'value' | 'name' | 'bindParameters'>({
  name: 'no-raw-sql-interpolation',
  meta: {
    docs: {
      description: 'disallow SQL text built from data that a client sent or from values not known to be safe',
      tip: 1,
      configs: { recommended: 'error', strict: ['error', { report: 'all' }] },
      cwe: [89],
      owasp: 'A05:2025',
      securitySeverity: '8.8',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      clientValue:
        '`{{source}}` comes from the client{{via}} and becomes part of the SQL text of `{{api}}`, so a client can change what the query does. Pass it as a query parameter instead of putting it into the text.',
      clientName:
        '`{{source}}` comes from the client{{via}} and is used as a name or a piece of the SQL text of `{{api}}`, where no query parameter can stand. Look it up in a fixed list of allowed names and put the entry found into the text.',
      value:
        '`{{source}}` becomes part of the SQL text of `{{api}}`, and nothing here makes sure that a client did not write it. Pass it as a query parameter instead of putting it into the text.',
      name: '`{{source}}` is used as a name or a piece of the SQL text of `{{api}}`, and nothing here makes sure that a client did not write it. Check it against a fixed list of allowed names before it is used.',
      bindParameters: 'Pass the value as a query parameter.',
    },
    options: {
      report: {
        type: 'string',
        enum: ['request', 'parameters', 'all'],
        description:
          'Which values are reported: data of a request only; also parameters of functions, where a value stands that could be a query parameter; or every value not known to be safe.',
      },
    },
    defaultOptions: { report: 'parameters' },
  },
  create(context, { report }) {
    const nodes = new Set<SqlFlow['node']>();
    const told = new Map<SqlFlow['query'], Set<SqlFlow['statement']>>();
    return onEach(sqlFlows, context, (flow, analysis) => {
      if (!isReported(flow, report, analysis)) return;
      // one report for each statement that builds the text, whichever queries get it; its fix binds every value
      const statements = told.get(flow.query) ?? new Set();
      const isTold = nodes.has(flow.node) || statements.has(flow.statement);
      told.set(flow.query, statements.add(flow.statement));
      nodes.add(flow.node);
      if (isTold) return;
      const line = lineOfSource(flow, analysis);
      const fix = flow.through ? null : bindAsParameters(analysis, flow.query);
      const data = { source: describeSource(flow), via: line === null ? '' : ` (line ${line})`, api: describeApi(flow) };
      context.report({
        node: flow.node,
        messageId: messageOf(flow),
        data,
        ...(fix?.isCertain ? { fix: fixer => fix.apply(fixer) } : {}),
        ...(fix && !fix.isCertain ? { suggest: [{ messageId: 'bindParameters' as const, fix: fixer => fix.apply(fixer) }] } : {}),
      });
    });
  },
});

function isReported(flow: SqlFlow, report: Reach, analysis: Analysis): boolean {
  const { source, position } = flow;
  if (report === 'all') return true;
  // a schema may let only numbers and listed names through; text in quotes it lets through is still text
  if (source.kind === 'request') return position === 'quoted' || checkOf(source) !== 'unknown';
  if (report !== 'parameters' || source.kind !== 'parameter' || !isValuePosition(position)) return false;
  // what a function of another file is given is told there
  return (
    source.home === analysis.engine &&
    mayBeText(source, position) &&
    !isOfProgram(analysis, flow) &&
    !isGivenSafely(analysis, source)
  );
}

function messageOf({ source, position }: SqlFlow): 'clientValue' | 'clientName' | 'value' | 'name' {
  if (isValuePosition(position)) return source.kind === 'request' ? 'clientValue' : 'value';
  return source.kind === 'request' ? 'clientName' : 'name';
}
