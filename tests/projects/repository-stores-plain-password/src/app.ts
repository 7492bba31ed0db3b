// The route hands the password to a repository of another file that stores what it gets.
import express from 'express';
import helmet from 'helmet';
import { UserRepository } from './user.repository';

const app = express();
const users = new UserRepository();

app.use(helmet());
app.use(express.json());

app.post('/accounts', async (req, res) => {
  const { email, password, name } = req.body;
  const id = await users.insert({ email, name, password }); // expect: require-password-hash
  res.status(201).json({ id });
});

app.get('/accounts/:id', async (req, res) => {
  res.json(await users.byId(Number(req.params.id)));
});

app.listen(3000);
