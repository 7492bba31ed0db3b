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
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { isPasswordField, passwordNameOf } from './password-name.js';
import { sqlQueries, textsOf, type SqlQuery, type SqlText } from './sql-query.js';
import { columnsOfValues, conditionsOf, isSqlStatement, type ColumnValue, type SqlGrammar } from './sql-text/index.js';

/** A value that an SQL statement puts into a password column, or compares one with. */
export interface PasswordColumn {
  readonly relation: 'written' | 'compared';
  readonly column: string;
  readonly origin: Origin;
  /** The value's expression. */
  readonly node: Node;
  readonly frame: Frame | null;
  /** The call that sends the statement, as the code reads it. */
  readonly api: string;
}

/** The values of password columns in the SQL of a file. */
export function passwordColumns(analysis: Analysis): readonly PasswordColumn[] {
  if (!mentionsPasswords(analysis)) return [];
  const found = [...sqlQueries(analysis).flatMap(query => columnsOf(analysis, query)), ...taggedStatements(analysis)];
  return found.filter(
    (value, index) => found.findIndex(other => other.node === value.node && other.relation === value.relation) === index,
  );
}

const PASSWORD = /pass|pwd|psw|senha|contrase|kennwort|motdepasse/i;

/** Whether a file speaks of passwords at all. */
export const mentionsPasswords = (analysis: Analysis): boolean => analysis.once(fileMentions);

const fileMentions = ({ sourceCode }: Analysis): boolean => PASSWORD.test(sourceCode.text);

/** Whether an expression of the linted file speaks of passwords, by what is written there. */
export const isAboutPasswords = ({ sourceCode }: Analysis, { range }: Node): boolean =>
  PASSWORD.test(sourceCode.text.slice(range[0], range[1]));

/** Whether a password column may be named in a text; anything else in it has not to be read. */
const namesColumns = ({ pieces }: SqlText): boolean =>
  pieces.some(piece => 'text' in piece && /pass|p\w{0,2}w|senha|contrase|kennwort|motdepasse/i.test(piece.text));

function columnsOf(analysis: Analysis, query: SqlQuery): readonly PasswordColumn[] {
  const api = describeExpression(calleeOf(query.call.node as CallNode));
  return query.texts.flatMap(text =>
    (namesColumns(text) ? valuesIn(text, query.role) : [])
      .flatMap(({ relation, column, value }) => {
        const bound =
          'hole' in value
            ? text.holes[value.hole]
            : 'name' in value
              ? namedValue(analysis, query, value.name)
              : boundValue(analysis, query, value.placeholder);
        return bound ? [{ relation, column, ...bound, api }] : [];
      })
      .concat(objectOfSet(analysis, query, text, api)),
  );
}

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

function boundValue(analysis: Analysis, query: SqlQuery, index: number): Bound | null {
  const { engine } = analysis;
  const { call, role } = query;
  const at = (node: Node | null | undefined, frame: Frame | null = call.frame): Bound | null =>
    node && node.type !== 'SpreadElement' ? { node, origin: engine.originOf(node, frame), frame } : null;
  if (role.valuesForm === 'statement') return at(statementCall(analysis, call.node as CallNode)?.[index]);
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

function namedValue(analysis: Analysis, { call, role }: SqlQuery, name: string): Bound | null {
  const { engine } = analysis;
  const args = role.valuesForm === 'statement' ? statementCall(analysis, call.node as CallNode) : null;
  const values = args?.[0] ?? (role.values ? (engine.filled(call, role.values)?.node ?? null) : null);
  if (!values) return null;
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
function statementCall(analysis: Analysis, prepared: CallNode): readonly Node[] | null {
  const direct = runOf(prepared);
  if (direct) return direct;
  let node: Node = wrapped(prepared);
  if (node.parent?.type === 'AwaitExpression') node = wrapped(node.parent);
  if (node.parent?.type !== 'VariableDeclarator' || node.parent.id.type !== 'Identifier') return null;
  for (const reference of analysis.engine.bindings.variableOf(node.parent.id)?.references ?? []) {
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
function objectOfSet(analysis: Analysis, { call, role }: SqlQuery, { pieces }: SqlText, api: string): readonly PasswordColumn[] {
  const text = pieces.map(piece => ('text' in piece ? piece.text : ' ')).join('');
  const marker = /\bset\s+\?(?!\?)/i.exec(text);
  const values = marker && role.values && role.placeholder !== '$1' ? analysis.engine.filled(call, role.values) : null;
  if (!marker || !values) return [];
  const index = text.slice(0, marker.index).split('?').length - 1;
  const origin = values.origin.kind === 'array' ? elementOrigin(analysis, values.origin, index) : values.origin;
  if (origin?.kind !== 'object') return [];
  return origin.node.properties.flatMap(property => {
    const column = property.type === 'Property' ? staticName(property) : null;
    if (property.type !== 'Property' || column === null || !isPasswordField(column)) return [];
    return [
      {
        relation: 'written' as const,
        column,
        node: property.value,
        origin: analysis.engine.originOf(property.value, origin.frame),
        frame: origin.frame,
        api,
      },
    ];
  });
}

function elementOrigin(analysis: Analysis, array: Extract<Origin, { kind: 'array' }>, index: number): Origin | null {
  const element = array.node.elements[index];
  return element ? analysis.engine.originOf(element, array.frame) : null;
}

/** Statements of a tag: safe as text, but what they store and compare is the same. */
function taggedStatements(analysis: Analysis): readonly PasswordColumn[] {
  const found: PasswordColumn[] = [];
  for (const node of analysis.calls) {
    if (node.type !== 'TaggedTemplateExpression' || node.quasi.expressions.length === 0) continue;
    const text = textOfTemplate(analysis, node.quasi);
    if (!text) continue;
    const api = describeExpression(node.tag);
    for (const { relation, column, value } of valuesIn(text, { placeholder: 'tag', dialect: 'unknown' })) {
      const hole = 'hole' in value ? text.holes[value.hole] : null;
      if (hole) found.push({ relation, column, origin: hole.origin, node: hole.node, frame: hole.frame, api });
    }
  }
  return found;
}

function textOfTemplate(analysis: Analysis, quasi: Node): SqlText | null {
  const text = textsOf(analysis.engine.originOf(quasi), quasi, analysis.engine.base)[0];
  return text && isSqlStatement(text.pieces) ? text : null;
}
