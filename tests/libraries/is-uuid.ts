import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import isUuid from 'is-uuid';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.delete('/notes', async (req, res) => {
  const { id } = req.body;
  if (isUuid.v4(id) || isUuid.anyNonNil(id)) await db.raw(`DELETE FROM notes WHERE id = '${id}'`);
  else await db.raw(`DELETE FROM notes WHERE slug = '${id}'`); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
