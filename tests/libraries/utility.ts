import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import utility from 'utility';
import * as named from 'utility';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/people', async (req, res) => {
  const { name, password } = req.body;
  await db('people').insert({ name, password: utility.md5(password) }); // expect: require-password-hash
  await db('people').insert({ name, password: named.sha256(`${name}:${password}`) }); // expect: require-password-hash
  await db('people').insert({ name, password: named.hash('sha512', password, 'base64') }); // expect: require-password-hash
  await db('people').insert({ name, password: named.hmac('sha256', process.env.PEPPER!, password).toUpperCase() }); // expect: require-password-hash
  await db('people').insert({ name, picture: utility.md5(req.body.email) });
  res.sendStatus(204);
});
