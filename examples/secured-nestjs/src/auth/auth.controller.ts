import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { AccountsService, type NewCustomer } from '../accounts/accounts.service';
import { AuthService } from './auth.service';

interface Credentials {
  email: string;
  password: string;
}

@Controller('auth')
export class AuthController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly auth: AuthService,
  ) {}

  @Post('register')
  async register(@Body() body: NewCustomer) {
    const { id, name, email, role } = await this.accounts.create(body);
    return { id, name, email, role };
  }

  @Post('login')
  @HttpCode(200)
  async login(@Body() { email, password }: Credentials) {
    return { token: await this.auth.login(email, password) };
  }

  @Post('staff')
  @HttpCode(200)
  async loginStaff(@Body() { email, password }: Credentials) {
    return { token: await this.auth.loginStaff(email, password) };
  }

  @Post('refresh')
  @HttpCode(200)
  async refresh(@Body('token') token: string) {
    return { token: await this.auth.refresh(token) };
  }
}
