import express from 'express';
import helmet from 'helmet';
import mysql from 'mysql';

const app = express();
app.use(helmet());
const pool = mysql.createPool({ host: 'localhost' });
const connection = mysql.createConnection({ host: 'localhost' });

app.get('/items', (req, res) => {
  pool.query('SELECT * FROM items WHERE name = ?', [String(req.query.name)], (error, rows) => res.json(error ?? rows));
});

app.get('/items/unsafe', (req, res) => {
  pool.query("SELECT * FROM items WHERE name = '" + req.query.name + "'", (error, rows) => res.json(error ?? rows)); // expect: no-raw-sql-interpolation
});

app.get('/items/options', (req, res) => {
  connection.query({ sql: `SELECT * FROM items WHERE id = ${req.query.id}`, timeout: 1000 }, (error, rows) => res.json(rows)); // expect: no-raw-sql-interpolation
});

app.get('/items/escaped', (req, res) => {
  connection.query('SELECT * FROM items WHERE name = ' + mysql.escape(String(req.query.name)));
  connection.query(`SELECT * FROM items WHERE name = ${connection.escape(String(req.query.name))}`);
  connection.query('SELECT * FROM ' + connection.escapeId(String(req.query.table)));
  connection.query(mysql.format('SELECT * FROM items WHERE name = ?', [String(req.query.name)]));
  connection.query(mysql.format(`SELECT * FROM items WHERE name = '${req.query.name}'`, [])); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});

app.get('/items/pooled', (req, res) => {
  pool.getConnection((error, pooled) => {
    pooled.query(`DELETE FROM items WHERE id = '${req.query.id}'`); // expect: no-raw-sql-interpolation
    pooled.query('DELETE FROM items WHERE id = ?', [String(req.query.id)]);
    pooled.release();
    res.sendStatus(error ? 500 : 204);
  });
});

export function rename(db: mysql.Connection, id: number, name: string): void {
  db.query(`UPDATE items SET name = '${name}' WHERE id = ${id}`); // expect: no-raw-sql-interpolation
  db.query('UPDATE items SET name = ? WHERE id = ?', [name, id]);
}
