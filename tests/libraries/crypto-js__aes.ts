import AES from 'crypto-js/aes.js';
import Utf8 from 'crypto-js/enc-utf8.js';
import express from 'express';
import helmet from 'helmet';
import knex from 'knex';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });
const secret = process.env.SECRET ?? '';

app.post('/register', async (req, res) => {
  await db('users').insert({ email: req.body.email, password: AES.encrypt(req.body.password, secret).toString() }); // expect: require-password-hash
  await db('users').insert({ email: req.body.email, phone: AES.encrypt(req.body.phone, secret).toString() });
  await db('mailboxes').insert({ host: req.body.host, password: AES.encrypt(req.body.password, secret).toString() });
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  res.sendStatus(AES.decrypt(user.password, secret).toString(Utf8) === req.body.password ? 204 : 401); // expect: require-password-hash
});
