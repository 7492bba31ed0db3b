import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import Redis, { Cluster } from 'ioredis';

const app = express();
app.use(helmet());
app.use(express.json());
const redis = new Redis();
const cluster = new Cluster([{ host: 'localhost', port: 6379 }]);
const spread = new Redis.Cluster([]);

app.post('/register', async (req, res) => {
  const { email, password } = req.body;
  const key = `user:${email}`;
  await redis.hset(key, { email, password }); // expect: require-password-hash
  await redis.set(key, JSON.stringify({ email, password })); // expect: require-password-hash
  await cluster.setex(key, 600, JSON.stringify({ email, password })); // expect: require-password-hash
  await spread.hmset(key, { email, password }); // expect: require-password-hash
  await redis.multi().expire(key, 600).hset(key, { email, password: Buffer.from(password).toString('base64') }).exec(); // expect: require-password-hash
  await redis.hset(key, { email, password: await bcrypt.hash(password, 12) });
  await redis.hset(key, 'email', email);
  await redis.set(key, password.length);
  res.sendStatus(201);
});
