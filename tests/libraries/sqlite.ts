import express from 'express';
import helmet from 'helmet';
import { open } from 'sqlite';
import sqlite3 from 'sqlite3';

const app = express();
app.use(helmet());

app.get('/items', async (req, res) => {
  const db = await open({ filename: ':memory:', driver: sqlite3.Database });
  const rows = await db.all('SELECT * FROM items WHERE name = ?', [req.query.name]);
  await db.get(`SELECT * FROM items WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
  await db.exec('DELETE FROM items WHERE id = ' + req.query.id); // expect: no-raw-sql-interpolation
  res.json(rows);
});
