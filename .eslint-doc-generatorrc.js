/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  ignoreConfig: ['all', 'recommended-legacy', 'strict-legacy', 'all-legacy'],
  configEmoji: [['strict', '🔒']],
  ruleDocTitleFormat: 'desc-parens-prefix-name',
  // The title already says what the rule does.
  ruleDocNotices: ['deprecated', 'configs', 'fixableAndHasSuggestions'],
};
