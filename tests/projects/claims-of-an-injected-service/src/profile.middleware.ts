import { Injectable, NestMiddleware } from '@nestjs/common';
import { NextFunction, Request, Response } from 'express';
import { TokenService } from './token.service';

@Injectable()
export class ProfileMiddleware implements NestMiddleware {
  constructor(private readonly tokens: TokenService) {}

  async use(req: Request, res: Response, next: NextFunction) {
    const accessToken = req.cookies.access_token;
    await this.tokens.check(accessToken);
    res.locals.user = this.tokens.decode(accessToken).sub;
    next();
  }
}
