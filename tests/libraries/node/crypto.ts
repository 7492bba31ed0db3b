import {
  createHash,
  createHmac,
  pbkdf2,
  pbkdf2Sync,
  randomBytes,
  randomUUID,
  scrypt,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import express from 'express';
import helmet from 'helmet';
import knex from 'knex';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });
const scryptAsync = promisify<string, Buffer, number, Buffer>(scrypt);

app.post('/register', async (req, res) => {
  const salt = randomBytes(16);
  const key = await scryptAsync(req.body.password, salt, 64);
  await db('users').insert({ id: randomUUID(), password: key.toString('hex') });
  await db('users').insert({ password: scryptSync(req.body.password, salt, 64).toString('hex') });
  const derived = pbkdf2Sync(req.body.password, salt, 600_000, 32, 'sha256');
  pbkdf2Sync(req.body.password, salt, 1000, 32, 'sha256'); // expect: require-password-hash
  scryptSync(req.body.password, salt, 64, { cost: 1024 }); // expect: require-password-hash
  await db('users').insert({ password: `${salt.toString('hex')}:${derived.toString('hex')}` });
  await db('users').insert({ password: createHash('md5').update(req.body.password).digest() }); // expect: require-password-hash
  const keyed = createHmac('sha512', 'pepper').update(req.body.password).digest('base64');
  await db('users').insert({ password: keyed }); // expect: require-password-hash
  const hash = createHash('sha256');
  hash.update(req.body.password);
  await db('users').insert({ password: hash.digest('hex') }); // expect: require-password-hash
  res.sendStatus(201);
});

app.post('/register-later', (req, res, next) => {
  const salt = randomBytes(16);
  pbkdf2(req.body.password, salt, 600_000, 32, 'sha256', (error, key) => {
    if (error) return next(error);
    db('users')
      .insert({ email: req.body.email, password: key.toString('hex') })
      .then(() => res.sendStatus(201), next);
  });
});

app.post('/reset', async (req, res) => {
  const token = createHash('sha256').update(req.body.token).digest('hex');
  await db('resets').insert({ token, etag: createHash('md5').update(req.body.email).digest('hex') });
  await db.raw(`SELECT '${randomUUID()}', '${randomBytes(8).toString('hex')}'`);
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  if (!user) return void res.sendStatus(401);
  const key = scryptSync(req.body.password, Buffer.from(user.salt, 'hex'), 64);
  res.sendStatus(timingSafeEqual(key, Buffer.from(user.password, 'hex')) ? 204 : 401);
});
