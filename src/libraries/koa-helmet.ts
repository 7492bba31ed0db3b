import { arg, defineLibrary, each, method, secureHeaders } from '../vocabulary/index.js';
import type { Api } from '../vocabulary/index.js';

/** Each sets one header. */
const single: Readonly<Record<string, Api>> = each(
  [
    'contentSecurityPolicy crossOriginEmbedderPolicy crossOriginOpenerPolicy crossOriginResourcePolicy originAgentCluster',
    'referrerPolicy strictTransportSecurity hsts xContentTypeOptions noSniff xDnsPrefetchControl dnsPrefetchControl',
    'xDownloadOptions ieNoOpen xFrameOptions frameguard xPermittedCrossDomainPolicies permittedCrossDomainPolicies',
    'xPoweredBy hidePoweredBy xXssProtection xssFilter',
  ].join(' '),
  method(secureHeaders({ options: arg(0), partial: true })),
);

/** The headers that matter, with the names of their options. */
const switches = [
  ['contentSecurityPolicy'],
  ['xFrameOptions', 'frameguard'],
  ['xContentTypeOptions', 'noSniff'],
  ['strictTransportSecurity', 'hsts'],
];

export default defineLibrary({
  packages: ['koa-helmet'],
  reference: 'https://github.com/venables/koa-helmet#usage',
  checkedAgainst: '9.0.0',
  exports: {
    default: method(secureHeaders({ options: arg(0), switches })),
    ...single,
  },
});
