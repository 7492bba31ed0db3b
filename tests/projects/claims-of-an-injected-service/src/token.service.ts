import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

@Injectable()
export class TokenService {
  constructor(private readonly jwt: JwtService) {}

  decode(token: string): { sub: string; role: string } {
    return this.jwt.decode(token);
  }

  check(token: string): Promise<{ sub: string; role: string }> {
    return this.jwt.verifyAsync(token);
  }

  issue(sub: string, role: string): string {
    return this.jwt.sign({ sub, role });
  }
}
