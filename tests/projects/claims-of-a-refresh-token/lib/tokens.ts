// Functions of another file read the claims of a refresh token: one without a check of the signature.
import jwt from 'jsonwebtoken';

const secret = process.env.REFRESH_SECRET ?? '';

export interface Session {
  user: string;
  device: string;
}

export const newAccessToken = (session: Session) => jwt.sign(session, secret, { expiresIn: '10m' });

export function readRefreshToken(token: string): Session | null {
  const claims = jwt.decode(token, { json: true });
  if (claims?.typ !== 'refresh' || !claims.sub) return null;
  if ((claims.exp ?? 0) * 1000 < Date.now()) return null;
  return { user: claims.sub, device: claims.device };
}

export function openRefreshToken(token: string): Session | null {
  try {
    const claims = jwt.verify(token, secret, { algorithms: ['HS256'] }) as jwt.JwtPayload;
    return { user: claims.sub ?? '', device: claims.device };
  } catch {
    return null;
  }
}
