import type { RequestHandler } from 'express';
import { container } from 'tsyringe';
import { Passes } from './passes';

export const open: RequestHandler = (req, res, next) => {
  const passes = container.resolve(Passes);
  const content = passes.unpack((req.get('authorization') ?? '').slice(7)); // expect: require-jwt-verify
  if (!content?.sub) return void res.sendStatus(401);
  res.locals.ship = content.sub;
  next();
};

export const closed: RequestHandler = (req, res, next) => {
  try {
    const passes = container.resolve(Passes);
    res.locals.ship = passes.verified((req.get('authorization') ?? '').slice(7)).sub;
  } catch {
    return void res.sendStatus(401);
  }
  next();
};

export const logged: RequestHandler = (req, _res, next) => {
  const content = container.resolve(Passes).unpack((req.get('authorization') ?? '').slice(7));
  console.info('asked by', content?.sub);
  next();
};
