const { SCAN } = require('./sizes');

exports.plugin = {
  name: 'scans',
  version: '1.0.0',
  register: async server => {
    server.route({
      method: 'PUT',
      path: '/scans/{id}',
      options: { payload: { output: 'data', maxBytes: SCAN } }, // expect: require-body-limit
      handler: request => ({ length: request.payload.length }),
    });
  },
};
