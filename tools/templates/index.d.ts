type RuleNames = string;
type FlatConfigNames = 'recommended' | 'strict' | 'all';
type LegacyConfigNames = 'recommended-legacy' | 'strict-legacy' | 'all-legacy';
type Severity = 'error' | 'warn' | 'off';

interface Rules {
  [rule: string]: Severity | [Severity, Record<string, unknown>];
}

/** A rule as ESLint takes it. */
interface RuleModule {
  meta: {
    type: 'problem';
    docs: {
      description: string;
      url: string;
      recommended: boolean;
      /** Weaknesses of the Common Weakness Enumeration that the rule finds. */
      cwe: readonly number[];
      /** Category of the OWASP Top 10:2025. */
      owasp: string;
      /** From 0.1 to 10.0, as code-scanning tools read it. */
      securitySeverity: string;
    };
    fixable?: 'code';
    hasSuggestions?: boolean;
    messages: Record<string, string>;
    schema: Record<string, unknown>[];
    defaultOptions: [Record<string, unknown>];
  };
  create(context: any): Record<string, any>;
}

interface FlatConfig {
  name: string;
  plugins: { 'backend-security': typeof plugin };
  rules: Rules;
}

interface LegacyConfig {
  plugins: string[];
  rules: Rules;
}

/** ESLint rules that find and fix security mistakes in Node.js backends. */
declare const plugin: {
  meta: { name: string; version: string; namespace: string };
  rules: Record<RuleNames, RuleModule>;
  configs: Record<FlatConfigNames, FlatConfig> & Record<LegacyConfigNames, LegacyConfig>;
};

export { plugin as default, plugin as 'module.exports' };
