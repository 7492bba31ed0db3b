import jwt from 'jsonwebtoken';
import jwksClient from 'jwks-rsa';

const client = jwksClient({ jwksUri: 'https://id.example.com/.well-known/jwks.json' });

export async function keyFor(token: string): Promise<string> {
  const decoded = jwt.decode(token, { complete: true });
  const key = await client.getSigningKey(decoded?.header.kid);
  return key.getPublicKey();
}
