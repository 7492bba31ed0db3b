import { jwtVerify, type JWTPayload } from 'jose';

const key = new TextEncoder().encode(process.env.JWT_SECRET);

export async function checkToken(token: string): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], issuer: 'vault' });
  return payload;
}
