import pg from 'pg';

const pool = new pg.Pool();

/** Runs a statement and logs the slow ones. */
export const run = async (sql, values = []) => {
  const started = Date.now();
  const { rows } = await pool.query(sql, values);
  const took = Date.now() - started;
  if (took > 500) console.warn('slow statement (%d ms): %s', took, sql);
  return rows;
};

export async function one(sql, values) {
  const [row = null] = await run(sql, values);
  return row;
}
