import { ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { verify } from 'jsonwebtoken';

@Injectable()
export class DefaultAuthGuard extends AuthGuard('jwt') {}

@Injectable()
export class OptionalAuthGuard extends AuthGuard('jwt') {
  handleRequest(error: unknown, user: any) {
    return user || null;
  }
}

@Injectable()
export class SignatureGuard {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest();
    return Boolean(verify(headers.authorization.slice(7), process.env.JWT_SECRET as string));
  }
}

@Injectable()
export class HoursGuard {
  canActivate(): boolean {
    return new Date().getHours() < 20;
  }
}
