// Routes of hapi are lists and objects that another file hands to the server.
const { save } = require('./save');

const MEGABYTE = 1024 * 1024;

module.exports = [
  {
    method: 'POST',
    path: '/videos',
    handler: save,
    options: {
      payload: {
        maxBytes: 2000 * MEGABYTE, // expect: require-body-limit
      },
    },
  },
  {
    method: 'POST',
    path: '/films',
    config: {
      handler: save,
      payload: {
        maxBytes: Infinity, // expect: require-body-limit
      },
    },
  },
  { method: 'PUT', path: '/photos', handler: save, options: { payload: { maxBytes: 10 * MEGABYTE } } },
  { method: 'PUT', path: '/archives', handler: save, options: { payload: { maxBytes: 2000 * MEGABYTE, output: 'stream' } } },
  { method: 'PUT', path: '/chosen', handler: save, options: { payload: { maxBytes: 2000 * MEGABYTE, output: save.output } } },
];
