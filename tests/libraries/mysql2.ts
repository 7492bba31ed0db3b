import express from 'express';
import helmet from 'helmet';
import mysql from 'mysql2';

const app = express();
app.use(helmet());
const pool = mysql.createPool({ host: 'localhost' });
const db = pool.promise();

app.get('/items', async (req, res) => {
  const name = String(req.query.name);
  const [rows] = await db.execute('SELECT * FROM items WHERE name = ?', [name]);
  await db.execute(`SELECT * FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await db.query(`SELECT * FROM items WHERE name LIKE '%${name}%'`); // expect: no-raw-sql-interpolation
  await db.query(`SELECT * FROM items LIMIT ${Number(req.query.limit)}`);
  await db.query(`SELECT * FROM items WHERE name = ${mysql.escape(name)}`);
  res.json(rows);
});

app.get('/items/callback', (req, res) => {
  pool.query("SELECT * FROM items WHERE name = '" + req.query.name + "'", (error, rows) => res.json(error ?? rows)); // expect: no-raw-sql-interpolation
});

app.get('/items/pooled', (req, res) => {
  pool.getConnection((error, connection) => {
    connection.execute(`DELETE FROM items WHERE id = '${req.query.id}'`); // expect: no-raw-sql-interpolation
    connection.execute('DELETE FROM items WHERE id = ?', [String(req.query.id)]);
    connection.release();
    res.sendStatus(error ? 500 : 204);
  });
});
