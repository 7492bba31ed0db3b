import { Pool, type QueryResultRow } from 'pg';

const pool = new Pool();

export async function select<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]> {
  const result = await pool.query<Row>(text, values);
  return result.rows;
}
