import { Pool } from 'pg';

const pool = new Pool();

export const sorted = (column: string, direction: string) =>
  pool.query(`SELECT * FROM locks ORDER BY ${column} ${direction}`);
