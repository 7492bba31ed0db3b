import jwt, { type JwtPayload } from 'jsonwebtoken';

export class Passes {
  constructor(private readonly secret: string) {}

  unpack(pass: string): JwtPayload | null {
    const content = jwt.decode(pass);
    return typeof content === 'object' ? content : null;
  }

  verified(pass: string): JwtPayload {
    return jwt.verify(pass, this.secret) as JwtPayload;
  }
}
