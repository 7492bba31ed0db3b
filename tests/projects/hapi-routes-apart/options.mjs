import { save } from './save.js';

export const upload = {
  tags: ['api'],
  handler: (request, h) => save(request, h),
  payload: {
    parse: true,
    maxBytes: 900 * 1024 * 1024, // expect: require-body-limit
  },
};

/** Nothing tells that this is for a route. */
export const message = { kind: 'message', payload: { maxBytes: 900 * 1024 * 1024 } };

export const queue = { options: { payload: { maxBytes: Infinity } }, path: 'jobs' };

export const handler = { handler: save, body: { maxBytes: Infinity } };
