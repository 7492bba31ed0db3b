import { Injectable, UnauthorizedException } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { compare } from 'bcrypt';
import { AccountsService } from '../accounts/accounts.service';

@Injectable()
export class AuthService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly jwtService: JwtService,
  ) {}

  async login(email: string, password: string): Promise<string> {
    const customer = await this.accounts.findByEmail(email);
    if (customer && (await compare(password, customer.password))) {
      return this.tokenFor(String(customer.id), customer.role);
    }
    throw new UnauthorizedException('Wrong email or password');
  }

  async loginStaff(email: string, password: string): Promise<string> {
    const member = await this.accounts.findStaff(email);
    if (!member || !(await compare(password, member.password))) {
      throw new UnauthorizedException('Wrong email or password');
    }
    return this.tokenFor(String(member.id), member.role);
  }

  async refresh(token: string): Promise<string> {
    const decoded = await this.jwtService.verifyAsync(token, { complete: true }).catch(() => null);
    if (!decoded) throw new UnauthorizedException('Please sign in');
    const { sub, role } = decoded.payload;
    return this.tokenFor(sub, role);
  }

  private async tokenFor(sub: string, role: string): Promise<string> {
    return this.jwtService.signAsync({ sub, role });
  }
}
