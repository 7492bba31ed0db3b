import { randomBytes, scryptSync } from 'node:crypto';
import { Pool } from 'pg';

const pool = new Pool();

export class Users {
  async add(email: string, word: string): Promise<void> {
    await pool.query('INSERT INTO users (email, password) VALUES ($1, $2)', [email, word]);
  }

  async addSealed(email: string, word: string): Promise<void> {
    const salt = randomBytes(16).toString('hex');
    const key = scryptSync(word, salt, 32).toString('hex');
    await this.add(email, `${salt}:${key}`);
  }
}
