import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { type AuthenticatedRequest, bearerTokenOf, type Claims } from './claims';

/** Lets signed-in customers through, with the claims of their token in `request.customer`. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private readonly jwtService: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = bearerTokenOf(request);
    const claims = token && (await this.verifiedClaims(token));
    if (!claims) throw new UnauthorizedException('Please sign in');
    request.customer = claims;
    return true;
  }

  private async verifiedClaims(token: string): Promise<Claims | null> {
    try {
      return await this.jwtService.verifyAsync<Claims>(token);
    } catch {
      return null;
    }
  }
}
