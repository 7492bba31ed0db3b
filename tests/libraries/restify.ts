import * as restify from 'restify';

const server = restify.createServer();

server.use(restify.plugins.queryParser());
server.use(restify.plugins.bodyParser({ maxBodySize: 100 * 1024 }));

server.post('/notes', (_req, res, next) => {
  res.send(201);
  next();
});

const anySize = restify.plugins.jsonBodyParser(); // expect: require-body-limit
server.post('/any', anySize, (_req, res, next) => {
  res.send(201);
  next();
});

server.listen(8080);
