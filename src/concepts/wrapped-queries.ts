import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  calleeOf,
  contains,
  isNear,
  isOfOtherFile,
  isRuledOut,
  otherSources,
  sourceOf,
  speaksOf,
  startsLikeSql,
  type CallNode,
  type Engine,
  type Node,
  type Origin,
  type TextTest,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { enteredBy, mayBeOfProject, type Entered } from './project-call.js';
import { leadsToSql, RUNS } from './reached-queries.js';
import { queryOf, type SqlQuery } from './sql-query.js';
import { BEGINS_SQL } from './sql-text/index.js';

/** A query that a function of the project makes out of the statement and the values that a call hands it. */
export interface WrappedQuery {
  readonly query: SqlQuery;
  /** The call that hands them over. */
  readonly through: TSESTree.CallExpression;
}

/** Functions entered one from the other: `users.find` of `db.query` of `pool.execute` is the caller's own. */
const MAX_DEPTH = 2;

/** The queries that calls of a file make through functions of the project, where their statement has a text of some kind. */
export function wrappedQueries(facts: FileFacts, about: TextTest): readonly WrappedQuery[] {
  const { engine } = facts;
  if (!isNear(engine, RUNS, 2)) return [];
  const inSql: TextTest = { name: `${about.name} in sql`, matches: text => about.matches(text) && BEGINS_SQL.matches(text) };
  const isWrittenHere = speaksOf(engine, inSql);
  const isElsewhere = otherSources(engine).some(source => engine.leadsTo(source, inSql, 1));
  if (!isWrittenHere && !isElsewhere) return [];
  const isStatement = (argument: Node): boolean =>
    (isWrittenHere && isWrittenStatement(engine, argument, about)) ||
    (isElsewhere && isStatementElsewhere(engine, argument, about, inSql));
  return facts.calls.flatMap((node): readonly WrappedQuery[] => {
    if (node.type !== 'CallExpression') return [];
    const given = node.arguments.slice(0, 2).filter(argument => mayBeStatement(argument, about));
    if (given.length === 0 || !mayRunStatement(engine, node) || !given.some(isStatement)) return [];
    if (engine.callOf(node)) return [];
    const entered = enteredBy(engine, node);
    return entered ? queriesIn(facts, entered, 0).map(query => ({ query, through: node })) : [];
  });
}

/** Whether what is called may be a function of the project that runs SQL, as far as names and the texts of files tell. */
const mayRunStatement = (engine: Engine, node: TSESTree.CallExpression): boolean =>
  mayBeOfProject(engine, node) && (!isOfOtherFile(engine, calleeOf(node)) || leadsToSql(engine, node, 'text', 2));

/** Whether an argument may be a text of some kind, by its form. */
const mayBeStatement = (argument: Node, about: TextTest): boolean =>
  argument.type === 'Literal'
    ? typeof argument.value === 'string' && about.matches(argument.value)
    : /^(?:TemplateLiteral|BinaryExpression|Identifier|MemberExpression)$/.test(argument.type);

/** Whether an argument is a statement of SQL with a text of some kind, as far as this file tells. */
const isWrittenStatement = (engine: Engine, argument: Node, about: TextTest): boolean =>
  isText(engine, engine.localOriginOf(argument), about);

/** The same for what is imported, whose file is read only if it has such a text. */
function isStatementElsewhere(engine: Engine, argument: Node, about: TextTest, inFile: TextTest): boolean {
  if ((argument.type !== 'Identifier' && argument.type !== 'MemberExpression') || !isOfOtherFile(engine, argument)) return false;
  const { module } = sourceOf(engine, argument);
  return module !== null && engine.leadsTo(module, inFile, 1) && isText(engine, engine.originOf(argument), about);
}

const isText = (engine: Engine, origin: Origin, about: TextTest): boolean =>
  alternativesOf(origin).some(
    of =>
      (of.kind === 'literal'
        ? typeof of.value === 'string' && about.matches(of.value)
        : of.kind === 'text' && hasText(of, about)) && startsLikeSql(engine, of),
  );

const hasText = ({ parts }: Extract<Origin, { kind: 'text' }>, about: TextTest): boolean =>
  parts.some(part => part.kind === 'text' && about.matches(part.value));

/** The queries in a function of the project, in one run of it. */
function queriesIn(facts: FileFacts, { fn, frame, home }: Entered, depth: number): readonly SqlQuery[] {
  const own = facts.of(home);
  const within = (node: CallNode): node is TSESTree.CallExpression => node.type === 'CallExpression' && contains(fn, node);
  const direct = own
    .candidates('sql-query')
    .filter(within)
    .flatMap(node => {
      const call = home.callOf(node, frame);
      const query = call && queryOf(home, call);
      return query && !isRuledOut(node, frame) ? query : [];
    });
  if (direct.length > 0 || depth >= MAX_DEPTH) return direct;
  return own.calls.filter(within).flatMap(node => {
    if (!node.arguments.some(argument => argument.type === 'Identifier' && startsLikeSql(home, home.originOf(argument, frame))))
      return [];
    const next = isRuledOut(node, frame) ? null : enteredBy(home, node, frame);
    return next ? queriesIn(facts, next, depth + 1) : [];
  });
}
