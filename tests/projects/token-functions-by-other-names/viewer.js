// Functions of a library of tokens are handed on under names that tell nothing of it.
import { claimsIn, checkedToken } from './index.js';
import { open, proven } from './parts.cjs';
import { byId } from './users.js';

export function viewer(req) {
  const claims = claimsIn(req.cookies.session); // expect: require-jwt-verify
  return claims ? byId(claims.sub) : null;
}

export function guest(req, res, next) {
  const claims = open(req.cookies.session); // expect: require-jwt-verify
  if (!claims) return res.sendStatus(401);
  req.user = byId(claims.sub);
  next();
}

export function member(req) {
  checkedToken(req.cookies.session, process.env.SECRET, { algorithms: ['HS256'] });
  return byId(claimsIn(req.cookies.session).sub);
}

export function editor(req) {
  proven(req.cookies.session, process.env.SECRET, { algorithms: ['HS256'] });
  return byId(open(req.cookies.session).sub);
}

export const issuerOf = req => console.log(claimsIn(req.cookies.session).iss);
