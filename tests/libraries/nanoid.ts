import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import { customAlphabet, nanoid } from 'nanoid';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

const shortId = customAlphabet('0123456789abcdef', 8);

app.post('/notes', async (req, res) => {
  await db.raw(`INSERT INTO notes (id, slug) VALUES ('${nanoid()}', '${shortId()}')`);
  await db.raw(`INSERT INTO notes (id, title) VALUES ('${nanoid()}', '${req.body.title}')`); // expect: no-raw-sql-interpolation
  res.sendStatus(201);
});
