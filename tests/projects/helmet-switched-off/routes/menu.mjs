import { dishes } from './dishes.mjs';

export const menu = async instance => {
  instance.get('/', async (request, reply) => reply.view('menu', { dishes }));
};
