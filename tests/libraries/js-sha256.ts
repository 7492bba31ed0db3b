import express from 'express';
import helmet from 'helmet';
import { sha256 } from 'js-sha256';
import knex from 'knex';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/register', async (req, res) => {
  await db('users').insert({ password: sha256(req.body.password) }); // expect: require-password-hash
  await db('users').insert({ password: sha256.hex(req.body.password) }); // expect: require-password-hash
  await db('users').insert({ password: sha256.create().update(req.body.password).hex() }); // expect: require-password-hash
  await db('users').insert({ password: sha256.hmac('pepper', req.body.password) }); // expect: require-password-hash
  await db('documents').insert({ title: req.body.title, checksum: sha256(req.body.text) });
  res.sendStatus(201);
});
