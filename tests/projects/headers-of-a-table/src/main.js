const { createServer } = require('./server');

void createServer(3000).then(server => server.start());
