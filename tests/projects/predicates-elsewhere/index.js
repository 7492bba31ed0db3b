// Predicates of another file decide; their names say little, their bodies all.
const fastify = require('fastify')();
const db = require('better-sqlite3')('garden.db');
const checks = require('./checks');

fastify.register(require('@fastify/helmet'));

fastify.get('/plants', async (request, reply) => {
  const { column } = request.query;
  if (!checks.known(column)) return reply.code(400).send({ error: 'column' });
  return db.prepare(`SELECT id, ${column} FROM plants`).all();
});

fastify.get('/plants/sorted', async request => {
  const { order } = request.query;
  const direction = checks.descending(order) ? 'DESC' : 'ASC';
  return db.prepare(`SELECT id, name FROM plants ORDER BY name ${direction}`).all();
});

fastify.get('/plants/:id/:field', async (request, reply) => {
  const { id, field } = request.params;
  if (checks.known(field) && checks.whole(id)) {
    return db.prepare(`SELECT ${field} FROM plants WHERE id = ${id}`).get();
  }
  return reply.code(404).send();
});

fastify.listen({ port: 3000 });
