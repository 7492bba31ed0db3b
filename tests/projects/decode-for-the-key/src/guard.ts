// The token is decoded in another file to find its key, and verified with that key.
import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { keyFor } from './keys';
import { check } from './check';

@Injectable()
export class TokenGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const token: string = request.headers.authorization?.slice(7) ?? '';
    try {
      const key = await keyFor(token);
      request.user = await check(token, key);
      return true;
    } catch {
      throw new UnauthorizedException();
    }
  }
}
