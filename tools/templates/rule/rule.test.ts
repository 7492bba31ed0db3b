import rule from '../../src/rules/__name__.js';
import { tester } from './tester.js';

const jwt = "import jwt from 'jsonwebtoken';\n";

tester.run('__name__', rule, {
  valid: [{ name: 'a token that is verified', code: `${jwt}jwt.verify(token, key)` }],
  invalid: [
    {
      name: 'a token that is only read',
      code: `${jwt}jwt.decode(token)`,
      errors: [{ messageId: 'found', data: { call: 'jwt.decode(token)' }, line: 2, column: 1 }],
    },
  ],
});
