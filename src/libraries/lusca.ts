import { arg, defineLibrary, each, method, secureHeaders } from '../vocabulary/index.js';
import type { Api } from '../vocabulary/index.js';

const single: Readonly<Record<string, Api>> = each(
  'csp hsts xframe xssProtection nosniff referrerPolicy',
  method(secureHeaders({ options: arg(0), partial: true })),
);

export default defineLibrary({
  packages: ['lusca'],
  reference: 'https://github.com/krakenjs/lusca#usage',
  checkedAgainst: '1.7.0',
  exports: {
    /** Sets only the headers that its options name; without options it does nothing. */
    default: method(secureHeaders({ options: arg(0), partial: true })),
    ...single,
  },
});
