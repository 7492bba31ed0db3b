import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Users } from './users';

@Injectable()
export class LinkService {
  constructor(
    private readonly jwtService: JwtService,
    private readonly users: Users,
  ) {}

  login(userId: string): { accessToken: string } {
    return { accessToken: this.jwtService.sign({ userId }) };
  }

  userOfLink(token: string) {
    const id = this.jwtService.decode(token)['userId']; // expect: require-jwt-verify
    return this.users.findUnique({ id });
  }
}
