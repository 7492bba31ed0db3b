import { fetchRows } from './rows.js';

export async function search(condition: string): Promise<unknown[]> {
  const rows = await fetchRows('SELECT * FROM archive WHERE ' + condition);
  return rows.slice(0, 1000);
}
