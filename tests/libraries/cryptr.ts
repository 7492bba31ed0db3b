import Cryptr from 'cryptr';
import express from 'express';
import helmet from 'helmet';
import knex from 'knex';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });
const secret = process.env.SECRET ?? '';
const cryptr = new Cryptr(secret);

app.post('/register', async (req, res) => {
  await db('users').insert({ email: req.body.email, password: cryptr.encrypt(req.body.password) }); // expect: require-password-hash
  await db('users').insert({ email: req.body.email, phone: cryptr.encrypt(req.body.phone) });
  await db('mailboxes').insert({ host: req.body.host, password: cryptr.encrypt(req.body.password) });
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  res.sendStatus(cryptr.decrypt(user.password) === req.body.password ? 204 : 401); // expect: require-password-hash
});
