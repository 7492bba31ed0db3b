import { calleeOf, decoratorsOf, describeExpression } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { tokenSourceOf, type TokenParameter, type TokenSource } from './token-source.js';
import { everyCaller } from './unseen-callers.js';

/** Functions asked for their callers, one for the other. */
const MAX_DEPTH = 2;

/** Whether a token that a function is handed is the program's own: a resolver of GraphQL made it, or every caller that is seen has signed it. */
export const isGivenOwn = (facts: FileFacts, { parameters }: TokenSource, depth = 0): boolean =>
  parameters.length > 0 && parameters.every(parameter => isOfParent(parameter) || isGivenByCallers(facts, parameter, depth));

/** `@Parent() auth: Auth`: what another resolver has answered, member by member. */
function isOfParent({ fn, index, members }: TokenParameter): boolean {
  const parameter = fn.params[index];
  if (!parameter || members.length === 0) return false;
  return decoratorsOf(parameter).some(({ expression }) =>
    /(?:^|\.)(?:Parent|Root)$/.test(describeExpression(expression.type === 'CallExpression' ? calleeOf(expression) : expression)),
  );
}

function isGivenByCallers(facts: FileFacts, { fn, index, members }: TokenParameter, depth: number): boolean {
  if (depth >= MAX_DEPTH || members.length > 0) return false;
  return everyCaller(facts, { home: facts.engine, fn }, (caller, call) => {
    const argument = call.arguments[index];
    if (!argument || argument.type === 'SpreadElement') return false;
    const there = facts.of(caller);
    const source = tokenSourceOf(there, argument);
    return source.from === 'own' || (source.from === 'parameter' && isGivenOwn(there, source, depth + 1));
  });
}
