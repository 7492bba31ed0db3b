import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import md5 from 'md5';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/register', async (req, res) => {
  const avatar = md5(req.body.email.trim().toLowerCase());
  await db('users').insert({ avatar, password: md5(req.body.password) }); // expect: require-password-hash
  const digest = md5(`salt:${req.body.password}`);
  await db('users').insert({ avatar, password: digest }); // expect: require-password-hash
  await db('documents').insert({ title: req.body.title, checksum: md5(req.body.text) });
  res.sendStatus(201);
});
