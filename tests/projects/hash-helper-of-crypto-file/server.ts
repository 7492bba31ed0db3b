// Helpers of another file hash by bcrypt and check; their names do not say so, and a fast hash next to them is for cache keys.
import express from 'express';
import helmet from 'helmet';
import { cacheKey, protect, verifySecret } from './crypto';
import { prisma } from './prisma';

const app = express();
app.use(helmet());
app.use(express.json());

app.post('/users', async (req, res) => {
  const { email, password } = req.body;
  const user = await prisma.user.create({ data: { email, password: await protect(password) } });
  res.set('ETag', cacheKey(user.email)).status(201).json({ id: user.id });
});

app.post('/sessions', async (req, res) => {
  const user = await prisma.user.findUnique({ where: { email: String(req.body.email) } });
  const right = user !== null && (await verifySecret(req.body.password, user.password));
  res.sendStatus(right ? 204 : 401);
});

app.listen(3000);
