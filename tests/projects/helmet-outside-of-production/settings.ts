import { environment } from './environment';

export const settings = {
  behindProxy: process.env.BEHIND_PROXY === 'yes',
  runtime: { isLive: environment === 'production' },
};
