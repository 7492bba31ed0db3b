import express from 'express';
import helmet from 'helmet';
import sqlite3 from 'sqlite3';

const app = express();
app.use(helmet());
const db = new sqlite3.Database(':memory:');
const verbose = new (sqlite3.verbose().Database)(':memory:');

app.get('/items', (req, res) => {
  db.all('SELECT * FROM items WHERE name = ?', [req.query.name], (error, rows) => res.json(error ?? rows));
});

app.get('/items/unsafe', (req, res) => {
  db.all(`SELECT * FROM items WHERE name = '${req.query.name}'`, (error, rows) => res.json(error ?? rows)); // expect: no-raw-sql-interpolation
});

app.get('/items/get', (req, res) => {
  verbose.get('SELECT * FROM items WHERE id = ' + req.query.id, (error, row) => res.json(error ?? row)); // expect: no-raw-sql-interpolation
});

app.get('/items/exec', (req, res) => {
  db.serialize(() => {
    db.exec(`DELETE FROM items WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
    db.run('DELETE FROM items WHERE name = ?', req.query.name);
    db.run('CREATE TABLE IF NOT EXISTS items (id INTEGER PRIMARY KEY, name TEXT)');
  });
  res.sendStatus(204);
});

app.get('/items/prepared', (req, res) => {
  const statement = db.prepare('SELECT * FROM items WHERE name = ?');
  statement.all(req.query.name, (error, rows) => res.json(error ?? rows));
});

export function remove(database: sqlite3.Database, name: string): void {
  database.run("DELETE FROM items WHERE name = '" + name + "'"); // expect: no-raw-sql-interpolation
}
