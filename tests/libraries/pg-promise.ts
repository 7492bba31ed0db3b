import express from 'express';
import helmet from 'helmet';
import pgPromise, { type IDatabase } from 'pg-promise';

const app = express();
app.use(helmet());
const pgp = pgPromise();
const db = pgp('postgres://localhost/shop');

app.get('/items', async (req, res) => {
  await db.any('SELECT * FROM items WHERE name = $1', [req.query.name]);
  await db.any('SELECT * FROM items WHERE name = ${name}', { name: req.query.name });
  await db.any(`SELECT * FROM items WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
  await db.oneOrNone('SELECT * FROM items WHERE id = ' + req.query.id); // expect: no-raw-sql-interpolation
  await db.any(`SELECT * FROM items WHERE name = ${pgp.as.text(String(req.query.name))}`);
  await db.tx(async t => {
    await t.none(`DELETE FROM items WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
    await t.none('DELETE FROM items WHERE name = $1', [req.query.name]);
  });
  await db.any('SELECT * FROM items ORDER BY $1:name', [req.query.sort]);
  await db.any('SELECT * FROM items ORDER BY $1:raw', [req.query.sort]); // expect: no-raw-sql-interpolation
  await db.any('SELECT * FROM items WHERE $<filter^>', { filter: req.query.filter }); // expect: no-raw-sql-interpolation
  await db.any("SELECT * FROM items WHERE name ILIKE '%$<name:value>%'", { name: req.query.name });
  await db.any(pgp.as.format('SELECT * FROM items WHERE id = $1#', [req.query.id])); // expect: no-raw-sql-interpolation
  await db.none(pgp.helpers.insert({ name: String(req.query.name) }, ['name'], 'items'));
  res.sendStatus(204);
});

export const findItem = (database: IDatabase<object>, name: string): Promise<unknown> =>
  database.one(`SELECT * FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
