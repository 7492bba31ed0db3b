import { arg, defineLibrary, each, method, propagator, receiver, requestInput } from '../vocabulary/index.js';

/** What a query asks with: the schema, which is made of the types, lets nothing else through. */
const argument = method(requestInput({ part: 'body', shape: 'any', field: arg(0), typed: true }));
/** Decorators of classes and fields that check nothing besides. */
const free = method(propagator({ from: receiver(), keeps: 'data' }));

export default defineLibrary({
  packages: ['@nestjs/graphql'],
  reference: 'https://docs.nestjs.com/graphql/resolvers',
  checkedAgainst: '14.0.3',
  exports: {
    Args: argument,
    ...each('Field ArgsType InputType ObjectType InterfaceType', free),
  },
});
