// The text goes through two wrappers in two files before the driver sees it.
const fastify = require('fastify');
const helmet = require('@fastify/helmet');
const { select } = require('./store/select');

const app = fastify({ logger: true });
app.register(helmet);

app.get('/products', async request => {
  const { category, max } = request.query;
  const limit = Math.min(Number.parseInt(max, 10) || 20, 100);
  return select('products', `category = '${category}' LIMIT ${limit}`); // expect: no-raw-sql-interpolation
});

app.get('/brands', async () => select('brands', 'active = 1'));

app.listen({ port: 8080 });
