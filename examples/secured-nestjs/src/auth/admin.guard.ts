import { type CanActivate, type ExecutionContext, ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { type AuthenticatedRequest, bearerTokenOf, type Claims } from './claims';

/** Lets the staff through. */
@Injectable()
export class AdminGuard implements CanActivate {
  constructor(private readonly jwtService: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = bearerTokenOf(request);
    const claims = token && (await this.readClaims(token));
    if (!claims) throw new UnauthorizedException('Please sign in');
    if (claims.role !== 'admin') throw new ForbiddenException('For the staff only');
    request.customer = claims;
    return true;
  }

  private async readClaims(token: string): Promise<Claims | null> {
    try {
      return await this.jwtService.verifyAsync<Claims>(token);
    } catch {
      return null;
    }
  }
}
