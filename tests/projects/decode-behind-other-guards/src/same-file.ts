import { Controller, ExecutionContext, Get, Injectable, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { decode } from 'jsonwebtoken';
import { Permissions } from './permissions';

@Injectable()
class CodeAccessGuard {
  constructor(private readonly permissions: Permissions) {}

  canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const claims: any = decode(request.headers.authorization.split(' ')[1]);
    return this.permissions.isOpenTo(claims.userId, request.params.id);
  }
}

@UseGuards(AuthGuard('jwt'), CodeAccessGuard)
@Controller('code')
export class CodeController {
  @Get(':id')
  one() {
    return {};
  }
}
