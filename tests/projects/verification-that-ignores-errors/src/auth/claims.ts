import jwt, { type JwtPayload } from 'jsonwebtoken';
import { SECRET } from './secret';

export function readClaims(token: string): JwtPayload | null {
  try {
    return jwt.verify(token, SECRET, { algorithms: ['HS256'] }) as JwtPayload;
  } catch (error) {
    console.warn('token not valid', error);
    return jwt.decode(token) as JwtPayload | null; // expect: require-jwt-verify
  }
}
