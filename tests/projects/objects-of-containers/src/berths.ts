import type { Pool } from 'pg';

export class Berths {
  constructor(private readonly pool: Pool) {}

  async by(column: string): Promise<unknown[]> {
    const { rows } = await this.pool.query(`SELECT id, length FROM berths ORDER BY ${column}`);
    return rows;
  }

  async ofShip(ship: string): Promise<unknown[]> {
    const { rows } = await this.pool.query(`SELECT id, length FROM berths WHERE ship = '${ship}'`);
    return rows;
  }

  async at(pier: string): Promise<unknown[]> {
    const { rows } = await this.pool.query('SELECT id, length FROM berths WHERE pier = $1', [pier]);
    return rows;
  }
}
