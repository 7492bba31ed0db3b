import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import helmet from 'helmet';

const app = express();
app.use(helmet());
const db = new DatabaseSync(':memory:');

app.get('/items', (req, res) => {
  const name = String(req.query.name);
  const safe = db.prepare('SELECT * FROM items WHERE name = ?').all(name);
  const unsafe = db.prepare(`SELECT * FROM items WHERE name = '${name}'`).all(); // expect: no-raw-sql-interpolation
  db.exec('DELETE FROM items WHERE id = ' + req.query.id); // expect: no-raw-sql-interpolation
  db.exec(`DELETE FROM items WHERE id = ${Number(req.query.id)}`);
  res.json([safe, unsafe]);
});
