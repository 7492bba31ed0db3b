import type { RuleModule, Severity } from './rule-kit/index.js';

export type RuleLevel = Severity | [Severity, Record<string, unknown>];

export type RuleLevels = Record<string, RuleLevel>;

/** The rules of a config with their levels, read from each rule's `meta.docs`. */
export function levelsOf(
  rules: Readonly<Record<string, RuleModule>>,
  namespace: string,
  config: 'recommended' | 'strict' | 'all',
): RuleLevels {
  const levels: RuleLevels = {};
  for (const [name, rule] of Object.entries(rules)) {
    const { configs } = rule.meta.docs;
    const level =
      config === 'all'
        ? (configs.strict ?? configs.recommended ?? 'error')
        : config === 'strict'
          ? (configs.strict ?? configs.recommended)
          : configs.recommended;
    if (level === undefined) continue;
    levels[`${namespace}/${name}`] = typeof level === 'string' ? level : [level[0], { ...level[1] }];
  }
  return levels;
}
