import {
  CanActivate,
  Controller,
  ExecutionContext,
  Get,
  Headers,
  Injectable,
  Module,
  UnauthorizedException,
} from '@nestjs/common';
import { JwtModule, JwtService } from '@nestjs/jwt';

@Injectable()
export class DecodingGuard implements CanActivate {
  constructor(private readonly jwtService: JwtService) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    request.user = this.jwtService.decode(request.headers.authorization.slice(7)); // expect: require-jwt-verify
    return Boolean(request.user);
  }
}

@Injectable()
export class VerifyingGuard implements CanActivate {
  constructor(private readonly jwtService: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    try {
      request.user = await this.jwtService.verifyAsync(request.headers.authorization.slice(7));
    } catch {
      throw new UnauthorizedException();
    }
    return true;
  }
}

@Controller('me')
export class MeController {
  constructor(private readonly jwtService: JwtService) {}

  @Get('decoded')
  decoded(@Headers('authorization') authorization: string) {
    const claims = this.jwtService.decode(authorization.slice(7)); // expect: require-jwt-verify
    return { id: claims.sub };
  }

  @Get('verified')
  verified(@Headers('authorization') authorization: string) {
    const claims = this.jwtService.verify(authorization.slice(7));
    return { id: claims.sub };
  }

  @Get('not-awaited')
  notAwaited(@Headers('authorization') authorization: string) {
    if (!this.jwtService.verifyAsync(authorization.slice(7))) throw new UnauthorizedException(); // expect: require-jwt-verify
    return {};
  }

  @Get('renewed')
  renewed(@Headers('authorization') authorization: string) {
    const claims = this.jwtService.verify(authorization.slice(7), { ignoreExpiration: true });
    return { token: this.jwtService.sign({ sub: claims.sub }) };
  }
}

@Module({
  imports: [JwtModule.register({ secret: process.env.JWT_SECRET ?? '', signOptions: { expiresIn: '1h' } })],
  controllers: [MeController],
})
export class AppModule {}
