import type { Middleware } from 'koa';
import { createPool } from 'mysql2/promise';

const pool = createPool(String(process.env.MYSQL_URL));

export class Store {
  async list(statement: string, values: unknown[] = []) {
    const [rows] = await pool.query(statement, values);
    return rows;
  }

  async one(statement: string, values: unknown[] = []) {
    return (await this.list(`${statement} LIMIT 1`, values))[0] ?? null;
  }

  async named(name: string) {
    return this.list('SELECT * FROM trees WHERE name = ?', [name]);
  }
}

export const store: Middleware<{ store: Store }> = async (ctx, next) => {
  ctx.state.store = new Store();
  await next();
};
