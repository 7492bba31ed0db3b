import express from 'express';
import helmet from 'helmet';
import Database from 'better-sqlite3';

const app = express();
app.use(helmet());
const db = new Database(':memory:');

app.get('/items', (req, res) => {
  res.json(db.prepare('SELECT * FROM items WHERE name = ?').all(req.query.name));
});

app.get('/items/unsafe', (req, res) => {
  res.json(db.prepare(`SELECT * FROM items WHERE name = '${req.query.name}'`).all()); // expect: no-raw-sql-interpolation
});

app.get('/items/statement', (req, res) => {
  const statement = db.prepare('SELECT * FROM items WHERE id = ' + req.query.id); // expect: no-raw-sql-interpolation
  res.json(statement.get());
});

app.get('/items/remove', (req, res) => {
  db.exec(`DELETE FROM items WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
  db.pragma('journal_mode = WAL');
  const insert = db.prepare('INSERT INTO items (name) VALUES (@name)');
  const insertAll = db.transaction((names: string[]) => names.forEach(name => insert.run({ name })));
  insertAll([String(req.query.name)]);
  res.sendStatus(204);
});

export const count = (database: Database.Database, table: 'items' | 'users', name: string): unknown =>
  database.prepare(`SELECT count(*) FROM ${table} WHERE name = '${name}'`).pluck().get(); // expect: no-raw-sql-interpolation
