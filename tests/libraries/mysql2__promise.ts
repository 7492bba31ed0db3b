import express from 'express';
import helmet from 'helmet';
import bcrypt from 'bcrypt';
import mysql, { type Pool } from 'mysql2/promise';

const app = express();
app.use(helmet());
app.use(express.json());
const pool = mysql.createPool({ host: 'localhost' });

app.get('/items', async (req, res) => {
  const connection = await mysql.createConnection({ host: 'localhost' });
  await connection.execute(`SELECT * FROM items WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
  await connection.execute('SELECT * FROM items WHERE name = ?', [String(req.query.name)]);
  const pooled = await pool.getConnection();
  await pooled.query(`SELECT * FROM items WHERE id = ${req.query.id}`); // expect: no-raw-sql-interpolation
  await pooled.query('SELECT * FROM ?? WHERE id = ?', [String(req.query.table), req.query.id]);
  pooled.release();
  res.sendStatus(204);
});

app.post('/users', async (req, res) => {
  await pool.execute('INSERT INTO users (email, password) VALUES (?, ?)', [req.body.email, req.body.password]); // expect: require-password-hash
  const hash = await bcrypt.hash(req.body.password, 12);
  await pool.execute('INSERT INTO users (email, password) VALUES (?, ?)', [req.body.email, hash]);
  res.sendStatus(201);
});

export class Items {
  constructor(private readonly pool: Pool) {}

  async find(name: string): Promise<unknown> {
    await this.pool.query('SELECT * FROM items WHERE name = ?', [name]);
    return this.pool.query(`SELECT * FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  }
}
