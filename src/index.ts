import type { ESLint, Linter, Rule } from 'eslint';
import { levelsOf } from './configs.js';
import { rules as modules } from './rules/index.js';
import { name, version } from './meta.js';

const namespace = 'backend-security';
const meta = { name, version, namespace };
const rules = modules as unknown as Record<keyof typeof modules, Rule.RuleModule>;

/** The plugin object. */
export interface Plugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<keyof typeof modules, Rule.RuleModule>;
  readonly configs: Record<FlatConfigName, Linter.Config> & Record<LegacyConfigName, Linter.LegacyConfig>;
}

type FlatConfigName = 'recommended' | 'strict' | 'all';
type LegacyConfigName = `${FlatConfigName}-legacy`;

const flat = (config: FlatConfigName): Linter.Config => ({
  name: `${namespace}/${config}`,
  plugins: {
    get [namespace](): ESLint.Plugin {
      return plugin;
    },
  },
  rules: levelsOf(modules, namespace, config),
});

const legacy = (config: FlatConfigName): Linter.LegacyConfig => ({
  plugins: [namespace],
  rules: levelsOf(modules, namespace, config),
});

const plugin: Plugin = {
  meta,
  rules,
  configs: {
    recommended: flat('recommended'),
    strict: flat('strict'),
    all: flat('all'),
    'recommended-legacy': legacy('recommended'),
    'strict-legacy': legacy('strict'),
    'all-legacy': legacy('all'),
  },
};

export default plugin;
export { plugin as 'module.exports' };
