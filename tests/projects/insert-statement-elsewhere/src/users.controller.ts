// The SQL statement that stores the password as it came is in a class of another file.
import { Router } from 'express';
import { Users } from './users';

const users = new Users();

export const controller = Router();

controller.post('/', async (req, res) => {
  await users.add(req.body.email, req.body.password); // expect: require-password-hash
  res.sendStatus(201);
});

controller.post('/sealed', async (req, res) => {
  await users.addSealed(req.body.email, req.body.password);
  res.sendStatus(201);
});
