import type { TSESTree } from '@typescript-eslint/utils';
import { contains } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { columnsOf, mentionsPasswords, passwordColumns } from './password-columns.js';
import {
  comparedByQuery,
  comparedInRun,
  passwordComparisons,
  passwordsInFilter,
  type PasswordComparison,
  type PasswordCondition,
} from './password-comparison.js';
import { mayHandPassword, playsIn } from './password-handing.js';
import { hashesAround } from './password-in-place.js';
import { enteredBy } from './project-call.js';
import { nodeHashes } from './record-hooks.js';
import { queryOf } from './sql-query.js';

/** Names of functions that may look for a record by what they are given. */
const LOOKS =
  /log_?in|sign_?in|auth|find|get|check|verif|valid|fetch|load|select|look|query|match|exist|by|user|account|credential/i;

/** The comparisons of a file with stored passwords, its own and those of the functions of other files that it hands one to. */
export const comparedPasswords = (facts: FileFacts): readonly PasswordComparison[] => [
  ...facts.once(passwordComparisons),
  ...facts.once(passwordLookups),
];

/** The passwords that a file hands to functions of other files which look for a record by them. */
function passwordLookups(facts: FileFacts): readonly PasswordComparison[] {
  if (!facts.engine.project || !mentionsPasswords(facts)) return [];
  // a statement that is handed over is read where it is written
  const statements = new Set(facts.once(passwordColumns).map(({ call }) => call));
  return facts
    .callsNamed(name => LOOKS.test(name))
    .flatMap(node => (node.type === 'CallExpression' && !statements.has(node) ? lookedForBy(facts, node) : []));
}

function lookedForBy(facts: FileFacts, node: TSESTree.CallExpression): readonly PasswordComparison[] {
  if (!mayHandPassword(facts, node) || hashesAround(facts, node)) return [];
  const entered = enteredBy(facts.engine, node);
  if (!entered || entered.home === facts.engine) return [];
  const { fn, frame, home } = entered;
  const other = facts.of(home);
  // a mistake that is told of there is not told of again at every call
  if (nodeHashes(home, fn) || other.once(passwordComparisons).some(({ node: place }) => contains(fn, place))) return [];
  const conditions: readonly PasswordCondition[] = [
    ...playsIn(other, 'record-read', fn, frame).flatMap(({ call, role }) => passwordsInFilter(other, call, role)),
    ...playsIn(other, 'sql-query', fn, frame)
      .flatMap(({ call }) => queryOf(home, call) ?? [])
      .flatMap(query => (query.role.fragment ? [] : columnsOf(other, query)))
      .filter(({ relation }) => relation === 'compared'),
  ];
  return [
    ...comparedInRun(other, fn, frame, node),
    ...conditions.flatMap(condition => comparedByQuery(facts, condition, node)),
  ].slice(0, 1);
}
