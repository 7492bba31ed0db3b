import express from 'express';
import helmet from 'helmet';
import knex from 'knex';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.get('/notes', async (req, res) => {
  const page = Number(req.query.page);
  await db.raw(`SELECT * FROM notes LIMIT 20 OFFSET ${page}`);
  await db.raw(`SELECT * FROM notes WHERE id = ${Number.parseInt(String(req.query.id), 10)}`);
  await db.raw(`SELECT * FROM notes WHERE id = ${parseInt(String(req.query.id), 10)}`);
  await db.raw(`SELECT * FROM notes WHERE size > ${Math.max(Number(req.query.size), 1)}`);
  await db.raw(`SELECT * FROM notes WHERE open = ${Boolean(req.query.open)}`);
  await db.raw(`SELECT * FROM notes WHERE written < ${Date.now()}`);
  await db.raw(`SELECT * FROM notes WHERE title = '${encodeURI(String(req.query.title))}'`); // expect: no-raw-sql-interpolation
  const filter = JSON.parse(String(req.query.filter));
  await db.raw(`SELECT * FROM notes WHERE title = '${filter.title}'`); // expect: no-raw-sql-interpolation
  await db.raw(`SELECT * FROM notes WHERE title = '${structuredClone(req.body.title)}'`); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
