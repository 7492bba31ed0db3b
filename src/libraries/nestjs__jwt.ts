import { arg, defineLibrary, each, method, returns, tokenDecode, tokenSign, tokenVerify } from '../vocabulary/index.js';

/** The key comes from `JwtModule.register({ secret })` unless the call brings its own. */
const verifying = {
  token: arg(0),
  key: arg(1).prop('secret'),
  algorithms: arg(1).prop('algorithms'),
  ignoresExpiry: arg(1).prop('ignoreExpiration'),
};

export default defineLibrary({
  packages: ['@nestjs/jwt'],
  reference: 'https://docs.nestjs.com/security/authentication#jwt-token',
  checkedAgainst: '11.0.2',
  exports: {
    JwtService: returns('JwtService'),
    JwtModule: { members: each('register registerAsync', returns('DynamicModule')) },
  },
  types: {
    DynamicModule: {},
    JwtService: {
      verify: method(tokenVerify({ ...verifying, result: 'returned' })),
      verifyAsync: method(tokenVerify({ ...verifying, result: 'promised' })),
      decode: method(
        tokenDecode({
          token: arg(0),
          complete: arg(1).prop('complete'),
          verifyInstead: { name: 'verify', on: 'receiver', needsKey: false },
        }),
      ),
      ...each('sign signAsync', method(tokenSign({ payload: arg(0), key: arg(1).prop('secret'), options: arg(1) }))),
    },
  },
});
