// A function of another file throws for a bad token, and the middleware that calls it goes on all the same.
import jwt from 'jsonwebtoken';

const secret = process.env.TOKEN_SECRET ?? '';

export function checkToken(token: string) {
  return jwt.verify(token, secret, { algorithms: ['HS256'] }) as jwt.JwtPayload;
}
