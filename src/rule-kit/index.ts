export { createRule, type RuleContext, type RuleDocs, type RuleModule, type Severity } from './create-rule.js';
export { each, onEach, whenWalked, type Concept } from './on-each.js';
