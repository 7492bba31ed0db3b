// @ts-expect-error -- the package is not installed beside this sample
import middy from '@middy/core';
import { Pool } from 'pg';

const pool = new Pool();

async function rename(event: any) {
  const { name } = event.body;
  await pool.query(`UPDATE boats SET label = label || ${name}`); // expect: no-raw-sql-interpolation
  await pool.query('UPDATE boats SET name = $1', [name]);
}

export const first = middy(rename);
export const second = middy()
  .use({ before: async () => undefined })
  .handler(async (event: any) => pool.query(`SELECT * FROM boats ORDER BY ${event.body.order}`)); // expect: no-raw-sql-interpolation
