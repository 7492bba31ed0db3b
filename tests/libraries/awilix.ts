import { asClass, asFunction, asValue, createContainer } from 'awilix';
import { Pool } from 'pg';

class Springs {
  constructor(private readonly parts: { pool: Pool }) {}

  named(name: string) {
    return this.parts.pool.query(`SELECT * FROM springs WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  }

  owned(owner: string) {
    return this.parts.pool.query('SELECT * FROM springs WHERE owner = $1', [owner]);
  }
}

// parts that other files ask for by name are shown in tests/projects/parts-of-a-container
export const container = createContainer().register({
  pool: asFunction(() => new Pool()).singleton(),
  rows: asValue(30),
  springs: asClass(Springs).scoped(),
});
