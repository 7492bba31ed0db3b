import type { Request, Response } from 'express';
import { parsed } from './check';
import * as locks from './locks.repository';
import { checkedList, listLocks } from './schemas';

export async function list(req: Request, res: Response) {
  const { sortBy, direction } = listLocks.parse(req.query);
  res.json(await locks.sorted(sortBy, direction)); // expect: no-raw-sql-interpolation
}

export async function sorted(req: Request, res: Response) {
  const { sortBy, direction } = checkedList.parse(req.query);
  res.json(await locks.sorted(sortBy, direction));
}

export async function directed(req: Request, res: Response) {
  const query = parsed(listLocks, req.query);
  res.json(await locks.sorted('id', query.direction));
}

export async function byRequest(req: Request, res: Response) {
  await locks.sorted('id', String(req.query['direction']));
  res.json(await locks.sorted(String(req.query['sortBy']), 'ASC')); // expect: no-raw-sql-interpolation
}

export async function unread(req: Request, res: Response) {
  res.json(await locks.sorted(String(req.query['sortBy']), 'ASC'));
}
