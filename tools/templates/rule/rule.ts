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
      found: '`{{call}}` takes base64 text, which anybody can write. Check the signature of the text first.',
    },
    options: {},
    defaultOptions: {},
  },
  create(context) {
    return onEach(decodings, context, ({ call }) => {
      context.report({ node: call.node, messageId: 'found', data: { call: context.sourceCode.getText(call.node) } });
    });
  },
});

const decodings = (analysis: Analysis) => analysis.playing('base64-decode');
