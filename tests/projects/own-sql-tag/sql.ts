import postgres from 'postgres';
import { Pool } from 'pg';

export const sql = postgres(process.env.DATABASE_URL as string, { max: 8 });

const pool = new Pool();

/** Runs the statement with a placeholder for each value. */
export async function rowsOf(strings: TemplateStringsArray, ...values: unknown[]): Promise<unknown[]> {
  const text = strings.reduce((statement, piece, index) => `${statement}$${index}${piece}`);
  const { rows } = await pool.query(text, values);
  return rows;
}
