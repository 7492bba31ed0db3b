import { arg, containerEntry, defineLibrary, each, method } from '../vocabulary/index.js';

const entry = (makes: 'call' | 'instance' | 'value') => method(containerEntry({ of: arg(0), makes }), { returns: 'Resolver' });

export default defineLibrary({
  packages: ['awilix'],
  reference: 'https://github.com/jeffijoe/awilix#usage',
  checkedAgainst: '13.0.5',
  exports: { asFunction: entry('call'), asClass: entry('instance'), asValue: entry('value') },
  types: {
    Resolver: each(
      'singleton scoped transient proxy classic setLifetime setInjectionMode inject disposer',
      method({ returns: 'same' }),
    ),
  },
});
