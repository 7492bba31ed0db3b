import pg from 'pg';

const pool = new pg.Pool({ application_name: 'shop' });

export async function query(text: string, values: unknown[] = []): Promise<unknown[]> {
  const { rows } = await pool.query(text, values);
  return rows;
}
