import { defineLibrary, returns } from '../vocabulary/index.js';

/** Decorators of constructor parameters and properties: what they return is what gets injected. */
export default defineLibrary({
  packages: ['@nestjs/typeorm'],
  reference: 'https://docs.nestjs.com/techniques/database',
  checkedAgainst: '11.0.3',
  exports: {
    InjectRepository: returns('typeorm.Repository'),
    InjectDataSource: returns('typeorm.DataSource'),
    InjectConnection: returns('typeorm.DataSource'),
    InjectEntityManager: returns('typeorm.EntityManager'),
  },
});
