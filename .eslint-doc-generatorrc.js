/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  ignoreConfig: ['all', 'recommended-legacy', 'strict-legacy', 'all-legacy'],
  configEmoji: [['strict', '🔒']],
  ruleDocTitleFormat: 'desc-parens-prefix-name',
};
