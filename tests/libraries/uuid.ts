import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import { v4, validate } from 'uuid';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/notes', async (req, res) => {
  await db.raw(`INSERT INTO notes (id, kind) VALUES ('${v4()}', 'draft')`);
  await db.raw(`INSERT INTO notes (id, title) VALUES ('${v4()}', '${req.body.title}')`); // expect: no-raw-sql-interpolation
  await db.raw('DELETE FROM notes WHERE valid = ? AND id = ?', [validate(req.body.id), req.body.id]);
  res.sendStatus(201);
});

app.delete('/notes', async (req, res) => {
  const { id } = req.body;
  if (!validate(id)) await db.raw(`DELETE FROM notes WHERE slug = '${id}'`); // expect: no-raw-sql-interpolation
  else await db.raw(`DELETE FROM notes WHERE id = '${id}'`);
  res.sendStatus(204);
});
