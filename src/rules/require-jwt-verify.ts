import type { Analysis } from '../concepts/analysis.js';
import {
  describeCheck,
  describeReading,
  tokenMistakes,
  type BrokenVerification,
  type TokenMistake,
} from '../concepts/token-verification.js';
import { awaitCheck, verifyInstead, withoutNone, type Replacement } from '../rule-kit/fixes/verify-instead.js';
import { createRule, onEach, type RuleContext } from '../rule-kit/index.js';

interface Options {
  readonly unseenCallers: boolean;
}

type MessageIds =
  | 'decoded'
  | 'handMade'
  | 'handedOut'
  | 'notAwaited'
  | 'errorIgnored'
  | 'answeredOnly'
  | 'tooLate'
  | 'missingPasses'
  | 'noneAllowed'
  | 'expiredPasses'
  | 'suggestVerify'
  | 'suggestAwait'
  | 'suggestWithoutNone';

export default createRule<Options, MessageIds>({
  name: 'require-jwt-verify',
  meta: {
    docs: {
      description: 'require the signature of a token to be checked before its claims are used',
      tip: 5,
      configs: { recommended: 'error', strict: ['error', { unseenCallers: true }] },
      cwe: [347, 345],
      owasp: 'A07:2025',
      securitySeverity: '7.0',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      decoded:
        '`{{call}}` reads {{token}} without checking the signature, so anyone can write the claims that are used here. Check the token with {{instead}} and use the claims that the check gives.',
      handMade:
        '`{{call}}` reads the claims of {{token}} by hand and nothing checks the signature, so anyone can write them. Let a token library verify the token and use the claims that it gives.',
      handedOut:
        '`{{call}}` hands out the claims of {{token}} without checking the signature, and callers may take them for true. Check the token with {{instead}} before its claims are handed out.',
      notAwaited:
        '`{{call}}` gives a promise that nothing waits for, so the code goes on with a forged token as with a good one. Await the check before anything depends on it.',
      errorIgnored:
        '`{{call}}` fails for a forged token, but the failure is ignored and the code goes on. Refuse the request when the check fails.',
      answeredOnly:
        '`{{call}}` fails for a forged token and that is answered, but the function does not end there: what follows runs as for a good token. Return after the answer.',
      tooLate:
        '`{{call}}` tells a callback whether the token is good, but what follows the call runs whatever the callback says. Go on inside the callback, where the check has succeeded.',
      missingPasses:
        '`{{call}}` turns a bad token away, but a request without a token goes on, and nothing is kept of a good one that later code could ask for: whoever sends no token gets in. Refuse the request when there is no token.',
      noneAllowed:
        '`{{call}}` lists the algorithm `none`, which stands for tokens that carry no signature and that anyone can write. Allow only the algorithms that your tokens are signed with.',
      expiredPasses:
        '`{{call}}` takes tokens that have expired for good ones, so that one that was stolen lets its thief in for ever. Leave `ignoreExpiration` out where tokens let clients in.',
      suggestVerify: 'Check the signature with `{{code}}`, which throws when the token is wrong.',
      suggestAwait: 'Await the check.',
      suggestWithoutNone: 'Allow only `{{code}}`.',
    },
    options: { unseenCallers: { type: 'boolean', description: 'Report exported helpers whose callers are in other files' } },
    defaultOptions: { unseenCallers: false },
  },
  create(context, options) {
    return onEach(tokenMistakes, context, (mistake, analysis) => {
      if (mistake.kind !== 'unverified') reportBroken(context, analysis, mistake);
      else if (!mistake.unseenCallers || options.unseenCallers) reportUnverified(context, analysis, mistake);
    });
  },
});

function reportUnverified(
  context: RuleContext<MessageIds>,
  analysis: Analysis,
  mistake: Extract<TokenMistake, { kind: 'unverified' }>,
): void {
  const { reading, unseenCallers } = mistake;
  context.report({
    node: reading.node as never,
    messageId: unseenCallers ? 'handedOut' : reading.kind,
    data: describeReading(reading),
    ...offered(verifyInstead(analysis, reading), 'suggestVerify'),
  });
}

function reportBroken(context: RuleContext<MessageIds>, analysis: Analysis, mistake: BrokenVerification): void {
  const { kind, node } = mistake;
  const replacement =
    kind === 'notAwaited' ? awaitCheck(analysis, mistake) : kind === 'noneAllowed' ? withoutNone(analysis, mistake) : null;
  context.report({
    node: node as never,
    messageId: kind,
    data: describeCheck(mistake),
    ...offered(replacement, kind === 'noneAllowed' ? 'suggestWithoutNone' : 'suggestAwait'),
  });
}

/** A safe replacement as automatic fix, any other as suggestion. */
function offered(replacement: Replacement | null, messageId: 'suggestVerify' | 'suggestAwait' | 'suggestWithoutNone') {
  if (!replacement) return {};
  const fix = replacement.fix.bind(replacement);
  return replacement.isSafe ? { fix } : { suggest: [{ messageId, data: { code: replacement.code }, fix }] };
}
