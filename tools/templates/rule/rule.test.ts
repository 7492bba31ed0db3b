import rule from '../../src/rules/__name__.js';
import { tester } from './tester.js';

tester.run('__name__', rule as never, {
  valid: [{ name: 'text that is not base64', code: "Buffer.from(text, 'utf8')" }],
  invalid: [
    {
      name: 'base64 text',
      code: "Buffer.from(text, 'base64')",
      errors: [{ messageId: 'found', data: { call: "Buffer.from(text, 'base64')" }, line: 1, column: 1 }],
    },
  ],
});
