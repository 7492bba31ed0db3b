import type { Request, Response } from 'express';
import { knex } from 'knex';
import type { NewMember, Profile } from './types';

const db = knex({ client: 'pg' });

export async function signUp(req: Request<object, object, NewMember>, res: Response) {
  await db('members').insert({ ...req.body, role: 'member' }); // expect: require-password-hash
  res.sendStatus(201);
}

export async function invite(req: Request, res: Response) {
  const body = req.body as NewMember;
  await db('members').insert(body); // expect: require-password-hash
  res.sendStatus(201);
}

export async function rename(req: Request<object, object, Profile>, res: Response) {
  await db('members').update(req.body);
  res.sendStatus(204);
}

export async function shout(req: Request, res: Response) {
  const { password, ...rest } = req.body as NewMember;
  await db('members').insert({ ...rest, shouting: password === password.toUpperCase() });
  res.sendStatus(204);
}
