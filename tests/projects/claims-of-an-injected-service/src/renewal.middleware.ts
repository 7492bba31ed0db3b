import { Injectable, NestMiddleware, UnauthorizedException } from '@nestjs/common';
import { NextFunction, Request, Response } from 'express';
import { TokenService } from './token.service';

@Injectable()
export class RenewalMiddleware implements NestMiddleware {
  constructor(private readonly tokens: TokenService) {}

  async use(req: Request, res: Response, next: NextFunction) {
    const accessToken = req.cookies.access_token;
    try {
      await this.tokens.check(accessToken);
    } catch {
      const stale = this.tokens.decode(accessToken); // expect: require-jwt-verify
      if (!stale) throw new UnauthorizedException();
      res.cookie('access_token', this.tokens.issue(stale.sub, stale.role));
    }
    next();
  }
}
