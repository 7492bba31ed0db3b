import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import type { Users } from '../users';

export function createApp(users: Users): express.Express {
  const app = express();
  app.use(helmet());
  app.use(express.json());
  app.post('/login', async (req, res) => {
    await users.findOne({ email: req.body.email, password: req.body.password }); // expect: require-password-hash
    await users.findOne({ where: { email: req.body.email, password: req.body.password } }); // expect: require-password-hash
    await users.findOne({ where: { email: req.body.email } });
    res.sendStatus(204);
  });
  app.put('/password', async (req, res) => {
    await users.findByIdAndUpdate(req.body.id, { password: req.body.password }); // expect: require-password-hash
    await users.updateOne({ _id: req.body.id }, { $set: { password: req.body.password } }); // expect: require-password-hash
    await users.updateOne({ _id: req.body.id }, { $set: { password: await bcrypt.hash(req.body.password, 12) } });
    await users.create({ email: req.body.email, password: req.body.password });
    res.sendStatus(204);
  });
  return app;
}
