import { createDecoder } from 'fast-jwt';
import jwt from 'jsonwebtoken';

export class SessionTokens {
  private readonly read = createDecoder();

  ownerOf(token: string): { id: string } {
    return this.read(token);
  }

  static claimsOf(token: string): { id: string } {
    return jwt.decode(token) as { id: string };
  }
}

export const sessionTokens = new SessionTokens();
