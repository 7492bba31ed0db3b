import express from 'express';
import helmet from 'helmet';
import pg from 'pg';
import Cursor from 'pg-cursor';

const app = express();
app.use(helmet());
const client = new pg.Client();

app.get('/items', async (req, res) => {
  const safe = client.query(new Cursor('SELECT * FROM items WHERE name = $1', [req.query.name]));
  const unsafe = client.query(new Cursor(`SELECT * FROM items WHERE name = '${req.query.name}'`)); // expect: no-raw-sql-interpolation
  res.json([await safe.read(100), await unsafe.read(100)]);
});
