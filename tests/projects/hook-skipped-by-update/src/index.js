// The model of another file hashes when a document is saved, but the route changes the password by an update that runs no such hook.
import express from 'express';
import helmet from 'helmet';
import { Member } from './member.js';
import { requireMember } from './session.js';

const app = express();
app.use(helmet());
app.use(express.json());

app.post('/members', async (req, res) => {
  const member = await Member.create({ email: req.body.email, password: req.body.password });
  res.status(201).json({ id: member.id });
});

app.put('/members/me/password', requireMember, async (req, res) => {
  await Member.updateOne({ _id: req.memberId }, { password: req.body.password }); // expect: require-password-hash
  res.sendStatus(204);
});

app.listen(3000);
