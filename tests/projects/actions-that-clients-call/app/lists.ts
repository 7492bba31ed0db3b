import { Pool } from 'pg';

const pool = new Pool();

export const sortedBy = async (by: string) => pool.query(`SELECT * FROM lists ORDER BY ${by}`);
