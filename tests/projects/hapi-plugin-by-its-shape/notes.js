const sizes = require('./sizes');

module.exports = {
  pkg: require('./package.json'),
  register(server, options) {
    server.route({
      method: 'POST',
      path: options.path,
      options: { payload: { maxBytes: sizes.NOTE } },
      handler: () => 'noted',
    });
  },
};
