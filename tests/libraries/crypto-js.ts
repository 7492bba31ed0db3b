import CryptoJS from 'crypto-js';
import express from 'express';
import helmet from 'helmet';
import knex from 'knex';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/register', async (req, res) => {
  const salt = CryptoJS.lib.WordArray.random(16);
  const key = CryptoJS.PBKDF2(req.body.password, salt, { keySize: 8, iterations: 600_000 }).toString();
  await db('users').insert({ salt: salt.toString(), password: key });
  CryptoJS.PBKDF2(req.body.password, salt, { keySize: 8, iterations: 1 }); // expect: require-password-hash
  await db('users').insert({ password: CryptoJS.SHA256(req.body.password).toString() }); // expect: require-password-hash
  await db('users').insert({ password: CryptoJS.HmacSHA1(req.body.password, 'k').toString() }); // expect: require-password-hash
  const digest = CryptoJS.algo.SHA512.create().update(req.body.password).finalize();
  await db('users').insert({ password: digest.toString() }); // expect: require-password-hash
  await db('documents').insert({ title: req.body.title, checksum: CryptoJS.MD5(req.body.text).toString() });
  res.sendStatus(201);
});

app.get('/me', (req, res) => {
  const [, claims = ''] = (req.headers.authorization ?? '').split('.');
  const user = JSON.parse(CryptoJS.enc.Base64url.parse(claims).toString(CryptoJS.enc.Utf8)); // expect: require-jwt-verify
  res.json({ id: user.sub });
});
