const instance = require('./handed');
const { complete } = require('./complete');

complete(instance);
instance.listen({ port: 3000 });
