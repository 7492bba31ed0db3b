import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import sha1 from 'sha1';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/register', async (req, res) => {
  const avatar = sha1(req.body.email.trim().toLowerCase());
  await db('users').insert({ avatar, password: sha1(req.body.password) }); // expect: require-password-hash
  const digest = sha1(`salt:${req.body.password}`);
  await db('users').insert({ avatar, password: digest }); // expect: require-password-hash
  await db('documents').insert({ title: req.body.title, checksum: sha1(req.body.text) });
  res.sendStatus(201);
});
