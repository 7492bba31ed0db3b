import { arg, defineLibrary, each, inputSchema, method, property, requestInput, returns, value } from '../vocabulary/index.js';

const resolved = method({ gives: [[arg(0).param(0), 'ResolverOptions']] });

/** What a procedure is given has passed the schemas of its `input`. */
export default defineLibrary({
  packages: ['@trpc/server'],
  reference: 'https://trpc.io/docs/server/procedures',
  checkedAgainst: '11.25.2',
  exports: { initTRPC: { members: { create: returns('Builder'), context: returns('Root'), meta: returns('Root') } } },
  types: {
    Root: { ...each('context meta', method({ returns: 'same' })), create: returns('Builder') },
    Builder: { procedure: property('Procedure') },
    Procedure: {
      input: method(inputSchema({ schema: arg(0) }), { returns: 'Procedure' }),
      ...each('output meta concat unstable_concat', method({ returns: 'same' })),
      use: method({ gives: [[arg(0).param(0), 'ResolverOptions']], returns: 'same' }),
      ...each('query mutation subscription', resolved),
    },
    ResolverOptions: {
      input: value(requestInput({ part: 'body', shape: 'any' })),
    },
  },
});
