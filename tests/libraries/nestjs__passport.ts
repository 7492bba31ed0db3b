import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';

@Injectable()
export class AccessStrategy extends PassportStrategy(Strategy, 'access') {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      ignoreExpiration: true, // expect: require-jwt-verify
      secretOrKey: process.env['JWT_SECRET'] ?? '',
      algorithms: ['HS256'],
    });
  }

  validate(claims: { sub: string }) {
    return { id: claims.sub };
  }
}

@Injectable()
export class UnsignedStrategy extends PassportStrategy(Strategy, 'unsigned') {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      ignoreExpiration: false,
      secretOrKey: process.env['JWT_SECRET'] ?? '',
      algorithms: ['HS256', 'none' as never], // expect: require-jwt-verify
    });
  }
}

@Injectable()
export class RefreshStrategy extends PassportStrategy(Strategy, 'refresh') {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromBodyField('token'),
      ignoreExpiration: true, // a new token is made of an old one
      secretOrKey: process.env['JWT_SECRET'] ?? '',
    });
  }
}
