import type { Analysis } from '../concepts/analysis.js';
import { createRule, onEach } from '../rule-kit/index.js';

export default createRule<object, 'found'>({
  name: '__name__',
  meta: {
    docs: {
      description: '__description__',
      tip: 1,
      configs: { strict: 'error' },
      cwe: [693],
      owasp: 'A06:2025',
      securitySeverity: '5.0',
    },
    messages: {
      found: '`{{call}}` reads a token that anybody can write. Check its signature first.',
    },
    options: {},
    defaultOptions: {},
  },
  create(context) {
    return onEach(tokenReads, context, ({ call }) => {
      context.report({ node: call.node, messageId: 'found', data: { call: context.sourceCode.getText(call.node) } });
    });
  },
});

const tokenReads = (analysis: Analysis) => analysis.playing('token-decode');
