import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import { createId, init, isCuid } from '@paralleldrive/cuid2';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

const shortId = init({ length: 10 });

app.post('/notes', async (req, res) => {
  await db.raw(`INSERT INTO notes (id, slug) VALUES ('${createId()}', '${shortId()}')`);
  await db.raw(`INSERT INTO notes (id, title) VALUES ('${createId()}', '${req.body.title}')`); // expect: no-raw-sql-interpolation
  res.sendStatus(201);
});

app.delete('/notes', async (req, res) => {
  const { id } = req.body;
  if (isCuid(id)) await db.raw(`DELETE FROM notes WHERE id = '${id}'`);
  else await db.raw(`DELETE FROM notes WHERE slug = '${id}'`); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
