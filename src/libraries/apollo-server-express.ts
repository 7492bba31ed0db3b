import { arg, defineLibrary, method, returns, staticFiles } from '../vocabulary/index.js';

/** `applyMiddleware({ app })` adds a route with answers of its own, and a page for browsers. */
export default defineLibrary({
  packages: ['apollo-server-express', 'apollo-server-koa', 'apollo-server-hapi'],
  reference: 'https://www.apollographql.com/docs/apollo-server/v3/integrations/middleware',
  checkedAgainst: '3.13.0',
  exports: { ApolloServer: returns('ApolloServer') },
  types: { ApolloServer: { applyMiddleware: method(staticFiles({ application: arg(0).prop('app') })) } },
});
