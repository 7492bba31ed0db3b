import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import knex from 'knex';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });

app.post('/register', async (req, res) => {
  const password = await bcrypt.hash(req.body.password, 12);
  await db('users').insert({ email: req.body.email, password });
  await db('users').insert({ email: req.body.email, password: bcrypt.hashSync(req.body.password, 12) });
  bcrypt.hashSync(req.body.password, 5); // expect: require-password-hash
  await db('users').insert({ email: req.body.email, password: req.body.password }); // expect: require-password-hash
  res.sendStatus(201);
});

app.post('/register-later', (req, res, next) => {
  bcrypt.hash(req.body.password, 12, (error, hash) => {
    if (error) return next(error);
    db('users')
      .insert({ email: req.body.email, password: hash })
      .then(() => res.sendStatus(201), next);
  });
});

app.post('/register-chain', async (req, res) => {
  const salt = await bcrypt.genSalt(12);
  await bcrypt.hash(req.body.password, salt).then(hash => db('users').insert({ email: req.body.email, password: hash }));
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  if (user && (await bcrypt.compare(req.body.password, user.password))) res.sendStatus(204);
  else res.sendStatus(401);
});

app.post('/login-plain', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  const matches = user?.password === req.body.password; // expect: require-password-hash
  res.sendStatus(matches ? 204 : 401);
});
