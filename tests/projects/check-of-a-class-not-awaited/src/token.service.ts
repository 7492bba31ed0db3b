import { jwtVerify } from 'jose';

const key = new TextEncoder().encode(process.env.JWT_KEY);

export class TokenService {
  private readonly last = new Set<string>();

  async assertToken(token: string): Promise<void> {
    await jwtVerify(token, key, { algorithms: ['HS256'] });
  }

  async remember(token: string): Promise<void> {
    await jwtVerify(token, key, { algorithms: ['HS256'] });
    this.last.add(token);
  }
}
