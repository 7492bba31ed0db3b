import { hash, hashSync, verify } from '@node-rs/bcrypt';
import express from 'express';
import helmet from 'helmet';
import knex from 'knex';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/register', async (req, res) => {
  await db('users').insert({ email: req.body.email, password: await hash(req.body.password, { cost: 12 }) });
  await db('users').insert({ email: req.body.email, password: hashSync(req.body.password) });
  hashSync(req.body.password, { cost: 4 }); // expect: require-password-hash
  await db('users').insert({ email: req.body.email, password: req.body.password }); // expect: require-password-hash
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  res.sendStatus(user && (await verify(req.body.password, user.password)) ? 204 : 401);
});
