import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import passwordHash from 'password-hash';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/register', async (req, res) => {
  await db('users').insert({ password: passwordHash.generate(req.body.password) }); // expect: require-password-hash
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  res.sendStatus(user && passwordHash.verify(req.body.password, user.password) ? 204 : 401);
});
