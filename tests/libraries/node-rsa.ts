import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import NodeRSA from 'node-rsa';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });
const secret = process.env.SECRET ?? '';
const key = new NodeRSA(secret);

app.post('/register', async (req, res) => {
  await db('users').insert({ email: req.body.email, password: key.encrypt(req.body.password, 'base64') }); // expect: require-password-hash
  await db('users').insert({ email: req.body.email, phone: key.encrypt(req.body.phone, 'base64') });
  await db('mailboxes').insert({ host: req.body.host, password: key.encrypt(req.body.password, 'base64') });
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  res.sendStatus(key.decrypt(user.password, 'utf8') === req.body.password ? 204 : 401); // expect: require-password-hash
});
