import SHA256 from 'crypto-js/sha256.js';
import express from 'express';
import helmet from 'helmet';
import knex from 'knex';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/register', async (req, res) => {
  await db('users').insert({ password: SHA256(req.body.password).toString() }); // expect: require-password-hash
  await db('documents').insert({ title: req.body.title, checksum: SHA256(req.body.text).toString() });
  res.sendStatus(201);
});
