// The controller passes the password on, the service hashes it, the repository stores what it gets.
import { Router } from 'express';
import { UserService } from './users.service.js';
import { UserRepository } from './users.repository.js';

const service = new UserService(new UserRepository());

export const users = Router();

users.post('/', async (req, res) => {
  const { email, password } = req.body;
  const user = await service.add(email, password);
  res.status(201).json(user);
});

users.post('/login', async (req, res) => {
  const user = await service.withCredentials(req.body.email, req.body.password);
  if (!user) return res.sendStatus(401);
  res.json(user);
});
