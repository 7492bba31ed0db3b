import { Pool } from 'pg';

const pool = new Pool();

interface Account {
  id: string;
  email: string;
  password: string;
  pin: string;
}

export async function accountByEmail(email: string): Promise<Account | undefined> {
  const { rows } = await pool.query<Account>('SELECT id, email, password, pin FROM accounts WHERE email = $1', [email]);
  return rows[0];
}
