import jwt from 'jsonwebtoken';

const key = process.env.JWT_KEY as string;

export function isGoodToken(token: string): boolean {
  try {
    jwt.verify(token, key, { algorithms: ['HS256'] });
    return true;
  } catch {
    return false;
  }
}

export function checkToken(token: string): void {
  jwt.verify(token, key, { algorithms: ['HS256'] });
}
