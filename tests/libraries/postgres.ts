import express from 'express';
import helmet from 'helmet';
import postgres, { type Sql } from 'postgres';

const app = express();
app.use(helmet());
const sql = postgres('postgres://localhost/shop');

app.get('/items', async (req, res) => {
  const name = String(req.query.name);
  await sql`SELECT * FROM items WHERE name = ${name}`;
  await sql`SELECT ${sql('id', 'name')} FROM items WHERE id IN ${sql([1, 2])}`;
  await sql.unsafe('SELECT * FROM items WHERE name = $1', [name]);
  await sql.unsafe(`SELECT * FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await sql.begin(async tx => {
    await tx`DELETE FROM items WHERE name = ${name}`;
    await tx.unsafe(`DELETE FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  });
  res.sendStatus(204);
});

export const byName = (db: Sql, name: string): Promise<unknown> =>
  db.unsafe(`SELECT * FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
