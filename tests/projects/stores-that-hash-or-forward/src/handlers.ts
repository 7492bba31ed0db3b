// What other files do with a password: one hashes in place, one sends it elsewhere, one keeps how to sign in at a mail server.
import type { Request, Response } from 'express';
import { createAccount } from './accounts';
import { createAtProvider } from './provider';
import { saveMailbox } from './mailboxes';

export async function signUp(req: Request, res: Response): Promise<void> {
  await createAccount({ email: req.body.email, password: req.body.password });
  res.sendStatus(201);
}

export async function signUpElsewhere(req: Request, res: Response): Promise<void> {
  await createAtProvider({ email: req.body.email, password: req.body.password });
  res.sendStatus(201);
}

export async function addMailbox(req: Request, res: Response): Promise<void> {
  await saveMailbox({ host: req.body.host, user: req.body.user, password: req.body.password });
  res.sendStatus(201);
}
