import jwt from 'jsonwebtoken';

export const check = async (token: string, key: string): Promise<jwt.JwtPayload> =>
  jwt.verify(token, key, { algorithms: ['RS256'], audience: 'api' }) as jwt.JwtPayload;
