import { arg, defineLibrary, each, returns, tokenVerify } from '../vocabulary/index.js';

const extractors =
  'fromHeader fromBodyField fromUrlQueryParameter fromAuthHeaderWithScheme fromAuthHeaderAsBearerToken fromExtractors';

export default defineLibrary({
  packages: ['passport-jwt'],
  reference: 'https://www.passportjs.org/packages/passport-jwt/',
  checkedAgainst: '4.0.1',
  exports: {
    /** Takes the token from the request; its callback sees verified claims only. */
    Strategy: returns(
      'Strategy',
      tokenVerify({
        key: arg(0).prop('secretOrKey'),
        result: 'returned',
        algorithms: arg(0).prop('algorithms'),
        ignoresExpiry: [arg(0).prop('ignoreExpiration'), arg(0).prop('jsonWebTokenOptions').prop('ignoreExpiration')],
      }),
    ),
    ExtractJwt: { members: each(extractors, returns('Extractor')) },
  },
  types: { Strategy: {}, Extractor: {} },
});
