import { defineLibrary, each, method, returns } from '../vocabulary/index.js';

/** The statements of its `query` are no SQL and go to no database: they know no parameters. */
export default defineLibrary({
  packages: ['google-ads-api'],
  reference: 'https://github.com/Opteo/google-ads-api#retrieve-campaigns-using-gaql',
  checkedAgainst: '24.1.0',
  exports: { GoogleAdsApi: returns('GoogleAdsApi'), Customer: returns('Customer') },
  types: {
    GoogleAdsApi: { Customer: returns('Customer') },
    Customer: each('query queryStream report reportStream', method()),
  },
});
