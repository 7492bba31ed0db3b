import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import _ from 'lodash';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.get('/notes', async (req, res) => {
  await db.raw(`SELECT * FROM notes LIMIT ${_.clamp(Number(req.query.limit), 1, 100)}`);
  await db.raw(`SELECT * FROM notes WHERE id = ${_.toInteger(req.query.id)}`);
  await db.raw(`SELECT * FROM notes WHERE title = '${_.trim(String(req.query.title))}'`); // expect: no-raw-sql-interpolation
  await db.raw(`SELECT * FROM notes WHERE title = '${_.escape(String(req.query.title))}'`); // expect: no-raw-sql-interpolation
  await db.raw('SELECT * FROM notes WHERE title = ?', [_.toLower(String(req.query.title))]);
  res.sendStatus(204);
});

app.post('/users', async (req, res) => {
  await db('users').insert(_.pick(req.body, ['email', 'name']));
  res.sendStatus(201);
});
