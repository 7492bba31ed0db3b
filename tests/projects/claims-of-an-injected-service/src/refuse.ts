import type { Response } from 'express';

export function refuse(res: Response): void {
  res.status(401).json({ error: 'who are you?' });
}

export function refuseAndThrow(res: Response): never {
  res.status(401);
  throw new Error('who are you?');
}
