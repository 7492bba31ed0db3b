import { passwordAssignments } from '../concepts/password-assignment.js';
import { cheapHashes } from '../concepts/password-cost.js';
import { describeSource } from '../concepts/password-hashing.js';
import type { PasswordComparison } from '../concepts/password-comparison.js';
import { storedPasswords } from '../concepts/password-handing.js';
import { comparedPasswords } from '../concepts/password-lookups.js';
import type { PasswordStorage } from '../concepts/password-storage.js';
import type { Analysis } from '../concepts/analysis.js';
import { compareInPlace, hashInPlace } from '../rule-kit/fixes/password-hash.js';
import { createRule, each, whenWalked } from '../rule-kit/index.js';

type MessageId =
  | `${'plain' | 'fast' | 'query' | 'decrypt'}Compare`
  | 'plain'
  | 'hookSkipped'
  | 'fastHash'
  | 'cheapHash'
  | 'encrypted'
  | 'encoded'
  | 'useHash'
  | 'useCompare';

interface Options {
  readonly reportParameters: boolean;
}

export default createRule<Options, MessageId>({
  name: 'require-password-hash',
  meta: {
    docs: {
      description: 'require passwords to be stored as salted slow hashes and checked against them',
      tip: 4,
      configs: { recommended: 'error', strict: ['error', { reportParameters: true }] },
      cwe: [256, 257, 916],
      owasp: 'A04:2025',
      securitySeverity: '8.1',
    },
    hasSuggestions: true,
    messages: {
      plain:
        '`{{source}}` is stored as `{{field}}` by `{{api}}` the way it was typed, so whoever gets to read the database can sign in as every user. Store a salted slow hash of it instead, made with bcrypt or argon2.',
      hookSkipped:
        '`{{source}}` is stored as `{{field}}` the way it was typed, because `{{api}}` does not run the hook of the model that hashes it. Hash it before this call, or load the record, change it and save it.',
      fastHash:
        '`{{source}}` is stored as `{{field}}` after nothing but a fast hash, which a graphics card guesses billions of times a second. Store a salted slow hash of it instead, made with bcrypt or argon2.',
      cheapHash:
        '`{{source}}` is hashed by `{{api}}` at a cost of {{cost}}, so whoever gets the hashes guesses almost as fast as if they were not slow at all. Ask for at least {{propose}}.',
      encrypted:
        '`{{source}}` is stored as `{{field}}` encrypted, so whoever gets the key, which the program has at hand, reads the passwords of all users. Store a salted slow hash of it instead, made with bcrypt or argon2: nothing turns that back.',
      encoded:
        '`{{source}}` is stored as `{{field}}` in an encoding that anybody turns back, so whoever gets to read the database can sign in as every user. Store a salted slow hash of it instead, made with bcrypt or argon2.',
      plainCompare:
        '`{{stored}}` is compared with `{{submitted}}` as it is, which can be right only if passwords are stored the way they were typed. Store a bcrypt or argon2 hash and check the password with the compare function of that library.',
      fastCompare:
        '`{{stored}}` is compared with a fast hash of `{{submitted}}`, so stolen hashes are guessed billions of times a second. Store a bcrypt or argon2 hash and check the password with the compare function of that library.',
      decryptCompare:
        'The stored `{{stored}}` is checked against `{{submitted}}` by an encryption or encoding that can be turned back, so stolen passwords can be read. Store a bcrypt or argon2 hash and check the password with the compare function of that library.',
      queryCompare:
        'The query looks for a record whose `{{stored}}` equals `{{submitted}}`, which finds nothing unless passwords are stored without a salted hash. Find the record by its name only, then check the password with the compare function of bcrypt or argon2.',
      useHash: 'Store a salted slow hash of the password.',
      useCompare: 'Check the password against the stored hash.',
    },
    options: {
      reportParameters: {
        type: 'boolean',
        description:
          'Also report a parameter named like a password that is stored as it is, where nothing in the file says whether the caller hashed it.',
      },
    },
    defaultOptions: { reportParameters: false },
  },
  create(context, { reportParameters }) {
    return whenWalked(
      context,
      each(storedPasswords, (use, analysis) => {
        if (use.isOpen && !reportParameters) return;
        const messageId = messageOf(use, use.isHashedFast ? 'fastHash' : use.skipsHook ? 'hookSkipped' : 'plain');
        const data = { source: describeSource(use.source), field: use.field, api: use.api };
        context.report({ node: use.node, messageId, data, suggest: suggestHash(use, analysis) });
      }),
      each(passwordAssignments, use => {
        const data = { source: use.hashed, field: use.field };
        context.report({ node: use.node, messageId: messageOf(use, 'fastHash'), data });
      }),
      each(cheapHashes, ({ node, source, api, cost, propose }) =>
        context.report({ node, messageId: 'cheapHash', data: { source, api, cost, propose } }),
      ),
      each(comparedPasswords, (use, analysis) => {
        const by = use.isReversible ? 'decrypt' : use.by === 'query' ? 'query' : use.isHashedFast ? 'fast' : 'plain';
        const data = { stored: use.stored.name, submitted: use.submitted.name };
        context.report({ node: use.node, messageId: `${by}Compare`, data, suggest: suggestCompare(use, analysis) });
      }),
    );
  },
});

/** What can be undone has a message of its own. */
const messageOf = <M extends string>({ reversible }: Pick<PasswordStorage, 'reversible'>, otherwise: M) =>
  reversible === 'encryption' ? ('encrypted' as const) : reversible === 'encoding' ? ('encoded' as const) : otherwise;

function suggestHash(use: PasswordStorage, analysis: Analysis) {
  // an existing fast hash cannot be changed into a slow one without its password
  const fix = use.isValue && !use.isHashedFast && !use.reversible ? hashInPlace(analysis, use.node, use.node) : null;
  return fix ? [{ messageId: 'useHash' as const, fix }] : null;
}

function suggestCompare(use: PasswordComparison, analysis: Analysis) {
  if (use.by !== 'operator' || use.isHashedFast || use.isReversible || !use.stored.node || use.node.type !== 'BinaryExpression')
    return null;
  const fix = compareInPlace(analysis, use.node, use.submitted.node, use.stored.node, use.node.operator.startsWith('!'));
  return fix ? [{ messageId: 'useCompare' as const, fix }] : null;
}
