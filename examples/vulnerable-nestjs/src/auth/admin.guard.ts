import { type CanActivate, type ExecutionContext, ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import { type AuthenticatedRequest, bearerTokenOf, type Claims } from './claims';

/** Lets the staff through. */
@Injectable()
export class AdminGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = bearerTokenOf(request);
    const claims = token && this.readClaims(token);
    if (!claims) throw new UnauthorizedException('Please sign in');
    if (claims.role !== 'admin') throw new ForbiddenException('For the staff only');
    request.customer = claims;
    return true;
  }

  private readClaims(token: string): Claims | null {
    try {
      return JSON.parse(atob(token.split('.')[1]));
    } catch {
      return null;
    }
  }
}
