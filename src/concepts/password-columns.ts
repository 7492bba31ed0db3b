import path from 'node:path';
import {
  calleeName,
  calleeOf,
  describeExpression,
  staticName,
  wrapped,
  type CallNode,
  type Frame,
  type Node,
  type Origin,
  type TextTest,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { boundBeside } from './named-parameters.js';
import { recordFields } from './record-fields.js';
import { FOREIGN_WORDS, isPasswordField, passwordNameOf } from './password-name.js';
import { sqlQueries, textsOf, type SqlQuery, type SqlText } from './sql-query.js';
import {
  columnsOfValues,
  conditionsOf,
  isSqlStatement,
  type ColumnValue,
  type SqlGrammar,
  type SqlProtection,
} from './sql-text/index.js';
import { wrappedQueries } from './wrapped-queries.js';

/** A value that an SQL statement puts into a password column, or compares one with. */
export interface PasswordColumn {
  readonly relation: 'written' | 'compared';
  readonly column: string;
  readonly origin: Origin;
  /** The value's expression. */
  readonly node: Node;
  readonly frame: Frame | null;
  /** The call that sends the statement. */
  readonly call: Node;
  /** The same, as the code reads it. */
  readonly api: string;
  /** The table, where the statement names it. */
  readonly into: string;
  /** The other columns that it fills. */
  readonly siblings: readonly string[];
  /** What the database makes of the value. */
  readonly by: SqlProtection | null;
}

/** The values of password columns in the SQL of a file. */
export function passwordColumns(facts: FileFacts): readonly PasswordColumn[] {
  if (!mentionsPasswords(facts)) return [];
  const found = [
    ...sqlQueries(facts, FILLS).flatMap(query => columnsOf(facts, query)),
    ...taggedStatements(facts),
    ...wrappedQueries(facts, FILLS).flatMap(({ query, through }) =>
      columnsOf(facts, query).map(column => ({ ...column, call: through, api: describeExpression(through.callee) })),
    ),
  ];
  return found.filter(
    (value, index) => found.findIndex(other => other.node === value.node && other.relation === value.relation) === index,
  );
}

/** Words for passwords; not those by which the program itself signs in, `SMTP_PASSWORD`. */
const WORDS = new RegExp(
  `(?<!(?:db|database|smtp|mail|email|redis|pg|postgres|mysql|mongo|mongodb|rabbitmq)_)pass_?(?:w|phr|cod)|pwd|psw|${FOREIGN_WORDS}`,
  'i',
);
/** `pass` as a name, or as a part of one; not `passport`, `bypass` or what is passed on. */
const SHORT = /(?<![A-Za-z])pass(?![a-z])(?!\s+[a-z])|(?<![A-Z])Pass(?![a-z])|(?<![A-Z])PASS(?![A-Z])/;

/** Whether text may speak of passwords of users. */
export const speaksOfPasswords = (text: string): boolean => WORDS.test(text) || SHORT.test(text);

/** The same, as a question to files. */
export const SPEAKS: TextTest = { name: 'passwords', matches: speaksOfPasswords };

/** Whether a file speaks of passwords at all. */
export const mentionsPasswords = (facts: FileFacts): boolean => facts.once(fileMentions);

const fileMentions = ({ engine }: FileFacts): boolean =>
  speaksOfPasswords(engine.module.text) || speaksOfPasswords(path.basename(engine.module.fileName));

/** Whether an expression of the linted file speaks of passwords, by what is written there. */
export const isAboutPasswords = ({ engine }: FileFacts, { range }: Node): boolean =>
  speaksOfPasswords(engine.module.text.slice(range[0], range[1]));

/** Text in which a password column may be named; anything else has not to be read. */
const NAMES_COLUMN: TextTest = {
  name: 'password columns',
  matches: text => COLUMNS.test(text),
};

const COLUMNS = new RegExp(`pass|p\\w{0,2}w|${FOREIGN_WORDS}`, 'i');

/** The same, and the keys of an object may be its columns. */
const FILLS: TextTest = {
  name: 'password columns to fill',
  matches: text => NAMES_COLUMN.matches(text) || /\bset\s+\?/i.test(text),
};

const namesColumns = ({ pieces }: SqlText): boolean => pieces.some(piece => 'text' in piece && NAMES_COLUMN.matches(piece.text));

/** The values of password columns in the SQL that a call sends. */
export function columnsOf(facts: FileFacts, query: SqlQuery): readonly PasswordColumn[] {
  const api = describeExpression(calleeOf(query.call.node as CallNode));
  return query.texts.flatMap(text =>
    (namesColumns(text) ? valuesIn(text, query.role) : [])
      .flatMap(({ relation, column, value, by }): readonly PasswordColumn[] => {
        const bound =
          'hole' in value
            ? text.holes[value.hole]
            : 'name' in value
              ? namedValue(facts, query, value.name)
              : boundValue(facts, query, value.placeholder);
        return bound
          ? [
              {
                relation,
                column,
                ...bound,
                call: query.call.node,
                api,
                into: tableOf(text),
                siblings: filledIn(text, query.role),
                by,
              },
            ]
          : [];
      })
      .concat(objectOfSet(facts, query, text, api)),
  );
}

/** The name of the first table in a statement. */
function tableOf({ pieces }: Pick<SqlText, 'pieces'>): string {
  const text = pieces.map(piece => ('text' in piece ? piece.text : ' ')).join('');
  return /\b(?:into|update|from|insert)\s+(?:into\s+)?[`"[]?([\w.]+)/i.exec(text)?.[1] ?? '';
}

const filledIn = ({ pieces }: SqlText, grammar: SqlGrammar): readonly string[] =>
  columnsOfValues(pieces, grammar).map(({ column }) => column);

interface Valued extends ColumnValue {
  readonly relation: PasswordColumn['relation'];
}

function valuesIn({ pieces }: SqlText, grammar: SqlGrammar): readonly Valued[] {
  return [
    ...columnsOfValues(pieces, grammar).map(value => ({ ...value, relation: 'written' as const })),
    ...conditionsOf(pieces, grammar).map(value => ({ ...value, relation: 'compared' as const })),
  ].filter(({ column }) => isPasswordField(column) || passwordNameOf(column) === 'hashed');
}

type Bound = Pick<PasswordColumn, 'origin' | 'node' | 'frame'>;

function boundValue(facts: FileFacts, query: SqlQuery, index: number): Bound | null {
  const { engine } = facts;
  const { call, role } = query;
  const at = (node: Node | null | undefined, frame: Frame | null = call.frame): Bound | null =>
    node && node.type !== 'SpreadElement' ? { node, origin: engine.originOf(node, frame), frame } : null;
  if (role.valuesForm === 'statement') return at(statementCall(facts, call.node as CallNode)?.[index]);
  if (!role.values) return null;
  if (role.valuesForm === 'spread') {
    const base = 'base' in role.values ? role.values.base : null;
    return base && 'argumentsFrom' in base ? at(call.args[base.argumentsFrom + index]) : null;
  }
  const values = engine.filled(call, role.values);
  if (values?.origin.kind === 'array') return at(values.origin.node.elements[index], values.origin.frame);
  // drivers that take the values one by one
  return values?.node && values.node === call.args[1] && values.origin.kind !== 'object' && values.origin.kind !== 'function'
    ? at(call.args[1 + index])
    : null;
}

function namedValue(facts: FileFacts, { call, role }: SqlQuery, name: string): Bound | null {
  const { engine } = facts;
  const args = role.valuesForm === 'statement' ? statementCall(facts, call.node as CallNode) : null;
  const values = args?.[0] ?? (role.values ? (engine.filled(call, role.values)?.node ?? null) : null);
  if (!values) {
    const beside = boundBeside(call.frame.home, call.node, name);
    return beside && { node: beside, origin: engine.originOf(beside, call.frame), frame: call.frame };
  }
  const origin = engine.originOf(values, call.frame);
  if (origin.kind !== 'object') return null;
  const property = origin.node.properties.findLast(
    candidate => candidate.type === 'Property' && (staticName(candidate) ?? '').replace(/^[:@$]/, '') === name,
  );
  return property?.type === 'Property'
    ? { node: property.value, origin: engine.originOf(property.value, origin.frame), frame: origin.frame }
    : null;
}

/** The arguments of the call that runs a prepared statement. */
function statementCall(facts: FileFacts, prepared: CallNode): readonly Node[] | null {
  const direct = runOf(prepared);
  if (direct) return direct;
  let node: Node = wrapped(prepared);
  if (node.parent?.type === 'AwaitExpression') node = wrapped(node.parent);
  if (node.parent?.type !== 'VariableDeclarator' || node.parent.id.type !== 'Identifier') return null;
  for (const reference of facts.engine.bindings.variableOf(node.parent.id)?.references ?? []) {
    const run = reference.isRead() ? runOf(reference.identifier) : null;
    if (run) return run;
  }
  return null;
}

function runOf(statement: Node): readonly Node[] | null {
  const member = wrapped(statement).parent;
  if (member?.type !== 'MemberExpression' || member.object !== wrapped(statement)) return null;
  const { parent } = member;
  const name = parent.type === 'CallExpression' && parent.callee === member ? calleeName(parent) : null;
  return parent.type === 'CallExpression' && name !== null && /^(?:run|get|all|each|iterate|execute|bind|query)$/.test(name)
    ? parent.arguments
    : null;
}

/** `INSERT INTO users SET ?` with an object whose keys are the columns. */
function objectOfSet(facts: FileFacts, { call, role }: SqlQuery, { pieces }: SqlText, api: string): readonly PasswordColumn[] {
  const text = pieces.map(piece => ('text' in piece ? piece.text : ' ')).join('');
  const marker = /\bset\s+\?(?!\?)/i.exec(text);
  const values = marker && role.values && role.placeholder !== '$1' ? facts.engine.filled(call, role.values) : null;
  if (!marker || !values) return [];
  const index = text.slice(0, marker.index).split('?').length - 1;
  const list = values.origin.kind === 'array' ? values.origin : null;
  const node = list ? (list.node.elements[index] ?? null) : values.node;
  const frame = list?.frame ?? call.frame;
  const origin = list ? node && facts.engine.originOf(node, frame) : values.origin;
  if (!origin) return [];
  return recordFields(facts, origin, node, frame)
    .filter(({ name }) => isPasswordField(name))
    .map(field => ({
      relation: 'written' as const,
      column: field.name,
      node: field.node ?? node ?? call.node,
      origin: field.origin,
      frame,
      call: call.node,
      api,
      into: tableOf({ pieces }),
      siblings: field.siblings,
      by: null,
    }));
}

/** Statements of a tag: safe as text, but what they store and compare is the same. */
function taggedStatements(facts: FileFacts): readonly PasswordColumn[] {
  const found: PasswordColumn[] = [];
  for (const node of facts.calls) {
    if (node.type !== 'TaggedTemplateExpression' || node.quasi.expressions.length === 0) continue;
    const text = textOfTemplate(facts, node.quasi);
    if (!text) continue;
    const api = describeExpression(node.tag);
    for (const { relation, column, value, by } of valuesIn(text, TAGGED)) {
      const hole = 'hole' in value ? text.holes[value.hole] : null;
      if (hole)
        found.push({ relation, column, ...hole, call: node, api, into: tableOf(text), siblings: filledIn(text, TAGGED), by });
    }
  }
  return found;
}

const TAGGED: SqlGrammar = { placeholder: 'tag', dialect: 'unknown' };

function textOfTemplate(facts: FileFacts, quasi: Node): SqlText | null {
  const text = textsOf(facts.engine.originOf(quasi), quasi, facts.engine.base)[0];
  return text && isSqlStatement(text.pieces) ? text : null;
}
