import * as argon2 from 'argon2';
import express from 'express';
import helmet from 'helmet';
import knex from 'knex';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/register', async (req, res) => {
  const password = await argon2.hash(req.body.password, { type: argon2.argon2id });
  await db('users').insert({ email: req.body.email, password });
  await argon2.hash(req.body.password, { memoryCost: 1024 }); // expect: require-password-hash
  await db('users').insert({ email: req.body.email, password: req.body.password }); // expect: require-password-hash
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  res.sendStatus(user && (await argon2.verify(user.password, req.body.password)) ? 204 : 401);
});
