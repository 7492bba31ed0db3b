import { arg, defineLibrary, each, httpApplication, instance, method, promised, returns } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['@nestjs/core'],
  reference: 'https://docs.nestjs.com/first-steps',
  checkedAgainst: '11.2.10',
  exports: {
    NestFactory: {
      members: {
        create: method(
          httpApplication({
            framework: 'nest',
            order: 'global',
            secureHeadersWith: {
              package: 'helmet',
              middleware: {
                imported: 'default',
                preferredName: 'helmet',
                registration: '{{application}}.use({{name}}())',
                chained: '.use({{name}}())',
              },
            },
          }),
          { returns: promised('@nestjs/common.INestApplication') },
        ),
        createApplicationContext: returns(promised('@nestjs/common.INestApplicationContext')),
      },
    },
  },
  types: {
    ModuleRef: each('get resolve', method(instance({ of: arg(0) }))),
  },
});
