const table = require('./table.json');

exports.plugin = {
  name: 'reply-headers',
  register(server) {
    server.ext('onPreResponse', ({ response }, h) => {
      Object.assign(response.isBoom ? response.output.headers : response.headers, table);
      return h.continue;
    });
  },
};
