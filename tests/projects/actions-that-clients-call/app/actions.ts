// What this file exports is called by clients, whatever its types say.
'use server';

import { Pool } from 'pg';
import { sortedBy } from './lists.js';

const pool = new Pool();

export async function rename(form: FormData) {
  const name = String(form.get('name') ?? '');
  await pool.query(`UPDATE teams SET name = '${name}'`); // expect: no-raw-sql-interpolation
  await pool.query('UPDATE teams SET name = $1', [name]);
}

export const list = async (options: { by: string; page: number }) => {
  await sortedBy(options.by); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM teams ORDER BY ${options.by}`); // expect: no-raw-sql-interpolation
};

export async function page(count: number, order: string) {
  const by = order === 'name' ? 'name' : 'id';
  await pool.query(`SELECT * FROM teams ORDER BY ${by} LIMIT ${count}`);
}

async function within(order: string) {
  await pool.query(`SELECT * FROM teams ORDER BY ${order}`);
}

export async function oldest() {
  await within('founded');
}
