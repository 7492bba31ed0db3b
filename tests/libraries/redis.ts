import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import { createClient } from 'redis';

const app = express();
app.use(helmet());
app.use(express.json());
const client = await createClient({ url: process.env.REDIS_URL }).on('error', console.error).connect();
const other = createClient();

app.post('/register', async (req, res) => {
  const { email, password } = req.body;
  const key = `user:${email}`;
  await client.hSet(key, { email, password }); // expect: require-password-hash
  await other.set(key, JSON.stringify({ email, password }), { EX: 600 }); // expect: require-password-hash
  await client.setEx(key, 600, JSON.stringify({ email, password: Buffer.from(password).toString('base64') })); // expect: require-password-hash
  await client.multi().expire(key, 600).hSet(key, { email, password }).exec(); // expect: require-password-hash
  await client.hSet(key, { email, password: await bcrypt.hash(password, 12) });
  await client.set(key, JSON.stringify({ email }));
  res.sendStatus(201);
});
