const { build } = require('./build');

build()
  .then(app => app.listen({ port: 3000 }))
  .catch(console.error);
