// A controller hands a password to a service, which hands its other parameters to functions of a package.
import type { Request, Response } from 'express';
import { seal } from './seal';
import { replacePassword, replaceSealed, replaceWithHash } from './service';

interface Signed {
  memberId: number;
  login: string;
}

export async function putPassword(req: Request & { signed?: Signed }, res: Response) {
  const { password } = req.body as Record<string, string>;
  await replacePassword(req.signed!.memberId, req.signed!.login, password); // expect: require-password-hash
  res.sendStatus(204);
}

export async function putSealed(req: Request & { signed?: Signed }, res: Response) {
  await replaceSealed(req.signed!.memberId, req.body.password);
  res.sendStatus(204);
}

export async function putHash(req: Request & { signed?: Signed }, res: Response) {
  const hash = await seal(req.body.password);
  await replaceWithHash(req.signed!.memberId, hash);
  res.sendStatus(204);
}
