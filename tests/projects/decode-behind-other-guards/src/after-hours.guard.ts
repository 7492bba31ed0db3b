import { ExecutionContext, Injectable } from '@nestjs/common';
import { decode } from 'jsonwebtoken';
import { Permissions } from './permissions';

@Injectable()
export class AfterHoursGuard {
  constructor(private readonly permissions: Permissions) {}

  canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const claims: any = decode(request.headers.authorization.split(' ')[1]); // expect: require-jwt-verify
    return this.permissions.isOpenTo(claims.userId, request.params.id);
  }
}
