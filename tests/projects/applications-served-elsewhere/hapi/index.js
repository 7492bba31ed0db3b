const createServer = require('./server');

const server = createServer();
server.start().then(() => console.log(server.info.uri));
