import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import { Buffer } from 'node:buffer';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.get('/by-hand', (req, res) => {
  const part = (req.headers.authorization ?? '').split('.')[1] ?? '';
  const claims = JSON.parse(Buffer.from(part, 'base64url').toString('utf8')); // expect: require-jwt-verify
  res.json({ id: claims.sub });
});

app.get('/by-atob', (req, res) => {
  const claims = JSON.parse(atob((req.headers.authorization ?? '').split('.')[1] ?? '')); // expect: require-jwt-verify
  res.json({ id: claims.sub });
});

app.get('/basic', (req, res) => {
  const credentials = Buffer.from((req.headers.authorization ?? '').slice(6), 'base64').toString();
  res.json({ user: credentials.split(':')[0] });
});

app.get('/search', async (req, res) => {
  const text = Buffer.from(String(req.query.text), 'base64').toString('utf8');
  await db.raw(`SELECT * FROM notes WHERE title = '${text}'`); // expect: no-raw-sql-interpolation
  await db.raw('SELECT * FROM notes WHERE title = ?', [text]);
  await db('notes').insert({ title: text, size: Buffer.byteLength(text) });
  res.sendStatus(204);
});

app.post('/register', async (req, res) => {
  const password = Buffer.from(req.body.password).toString('base64');
  await db('users').insert({ email: req.body.email, password }); // expect: require-password-hash
  res.sendStatus(201);
});
