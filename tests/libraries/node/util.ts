import bcrypt from 'bcryptjs';
import express from 'express';
import helmet from 'helmet';
import jwt from 'jsonwebtoken';
import knex from 'knex';
import { callbackify, format, promisify } from 'node:util';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

const secret = process.env.JWT_SECRET ?? '';
const verify = promisify<string, string, unknown>((token, key, done) => jwt.verify(token, key, done));
const hash = promisify<string, number, string>(bcrypt.hash);
const compare = callbackify((password: string, stored: string) => bcrypt.compare(password, stored));

app.post('/register', async (req, res) => {
  const password = await hash(req.body.password, 12);
  await db('users').insert({ email: req.body.email, password });
  await db('users').insert({ email: req.body.email, password: req.body.password }); // expect: require-password-hash
  await db.raw(format("UPDATE users SET name = '%s'", req.body.name)); // expect: no-raw-sql-interpolation
  await db.raw(format('SELECT name FROM users ORDER BY', req.body.column)); // expect: no-raw-sql-interpolation
  res.sendStatus(201);
});

app.get('/me', async (req, res) => {
  const claims = await verify(req.headers.authorization?.slice(7) ?? '', secret);
  res.json(claims);
});

app.post('/login', async (req, res, next) => {
  const user = await db('users').where({ email: req.body.email }).first();
  compare(req.body.password, user.password, (error, matches) => {
    if (error) return next(error);
    res.sendStatus(matches ? 204 : 401);
  });
});
