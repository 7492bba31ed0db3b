import Fastify from 'fastify';
import { guards } from './guards.js';

export function make() {
  const app = Fastify();
  app.register(guards);
  app.get('/', async () => ({ of: 'the root' }));
  return app;
}
