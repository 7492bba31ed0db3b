import type { JSONSchema4 } from '@typescript-eslint/utils/json-schema';
import type { TSESLint } from '@typescript-eslint/utils';

export type Severity = 'error' | 'warn' | 'off';

/** What is known of a rule besides its code: the source of every config, table and page header. */
export interface RuleDocs {
  readonly description: string;
  /** Which of the five tips for a secure backend the rule stands for. */
  readonly tip: 1 | 2 | 3 | 4 | 5;
  /** The level in each config; absent: not part of it. */
  readonly configs: Readonly<
    Partial<Record<'recommended' | 'strict', Severity | readonly [Severity, Readonly<Record<string, unknown>>]>>
  >;
  readonly cwe: readonly number[];
  /** Category of the OWASP Top 10:2025. */
  readonly owasp: `A${string}:2025`;
  /** Severity from 0.1 to 10.0, as code-scanning tools read it. */
  readonly securitySeverity: string;
}

export interface RuleMeta<Options extends object, MessageIds extends string> {
  readonly docs: RuleDocs;
  readonly fixable?: 'code';
  readonly hasSuggestions?: true;
  readonly messages: Readonly<Record<MessageIds, string>>;
  /** JSON schema of each option. */
  readonly options: Readonly<Record<keyof Options & string, JSONSchema4>>;
  readonly defaultOptions: Readonly<Options>;
}

export type RuleContext<MessageIds extends string> = Readonly<TSESLint.RuleContext<MessageIds, readonly unknown[]>>;

export interface RuleDefinition<Options extends object, MessageIds extends string> {
  readonly name: string;
  readonly meta: RuleMeta<Options, MessageIds>;
  create(context: RuleContext<MessageIds>, options: Readonly<Options>): TSESLint.RuleListener;
}

/** A rule as ESLint takes it. */
export interface RuleModule {
  readonly meta: {
    readonly type: 'problem';
    readonly docs: RuleDocs & { readonly url: string; readonly recommended: boolean };
    readonly fixable?: 'code';
    readonly hasSuggestions?: true;
    readonly messages: Record<string, string>;
    readonly schema: JSONSchema4[];
    readonly defaultOptions: readonly [Record<string, unknown>];
  };
  create(context: never): TSESLint.RuleListener;
}

const REPOSITORY = 'https://github.com/eslint-plugin-backend-security/eslint-plugin-backend-security';

/** The page of a rule. */
const ruleUrl = (name: string): string => `${REPOSITORY}/blob/main/docs/rules/${name}.md`;

const NOTHING: TSESLint.RuleListener = Object.freeze({});

/** What is given, completed by the defaults; ESLint 9.15 and later complete it themselves. */
function optionsOf<Options extends object>(given: Partial<Options> | undefined, defaults: Readonly<Options>): Readonly<Options> {
  if (!given) return defaults;
  for (const name in defaults) if (!(name in given)) return { ...defaults, ...given };
  return given as Options;
}

/** A rule from its definition. Options are one object; missing ones have the defaults on every version of ESLint. */
export function createRule<Options extends object, MessageIds extends string>(
  definition: RuleDefinition<Options, MessageIds>,
): RuleModule {
  const { name, meta } = definition;
  return {
    meta: {
      type: 'problem',
      docs: { ...meta.docs, url: ruleUrl(name), recommended: meta.docs.configs.recommended !== undefined },
      ...(meta.fixable ? { fixable: meta.fixable } : {}),
      ...(meta.hasSuggestions ? { hasSuggestions: meta.hasSuggestions } : {}),
      messages: meta.messages,
      schema: [{ type: 'object', properties: meta.options, additionalProperties: false }],
      defaultOptions: [meta.defaultOptions],
    },
    create(context: RuleContext<MessageIds>) {
      // other languages (JSON, Markdown, CSS) have no scopes
      if (!context.sourceCode.scopeManager) return NOTHING;
      return definition.create(context, optionsOf(context.options[0] as Partial<Options> | undefined, meta.defaultOptions));
    },
  };
}
