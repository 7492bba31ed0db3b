import express, { Router } from 'express';
import { add, copy, rename } from './store';
import { profileSchema, staffSchema } from './schema';
import { sealed } from './sealed';

export const staff = Router();
staff.use(express.json());

staff.post('/', async (req, res) => {
  res.json(await add(staffSchema.parse(req.body)));
});

staff.post('/copies', async (req, res) => {
  res.json(await copy(await sealed(staffSchema.parse(req.body))));
});

staff.patch('/:id', async (req, res) => {
  res.json(await rename(Number(req.params.id), profileSchema.parse(req.body)));
});
