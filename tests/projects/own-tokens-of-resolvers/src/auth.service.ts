import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Users } from './users';

@Injectable()
export class AuthService {
  constructor(
    private readonly jwtService: JwtService,
    private readonly users: Users,
  ) {}

  login(userId: string): { accessToken: string } {
    return { accessToken: this.jwtService.sign({ userId }) };
  }

  getUserFromToken(token: string) {
    const id = this.jwtService.decode(token)['userId'];
    return this.users.findUnique({ id });
  }
}
