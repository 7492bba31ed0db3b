import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import SimpleCrypto from 'simple-crypto-js';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });
const secret = process.env.SECRET ?? '';
const simple = new SimpleCrypto(secret);

app.post('/register', async (req, res) => {
  await db('users').insert({ email: req.body.email, password: simple.encrypt(req.body.password) }); // expect: require-password-hash
  await db('users').insert({ email: req.body.email, phone: simple.encrypt(req.body.phone) });
  await db('mailboxes').insert({ host: req.body.host, password: simple.encrypt(req.body.password) });
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  res.sendStatus(simple.decrypt(user.password) === req.body.password ? 204 : 401); // expect: require-password-hash
});
