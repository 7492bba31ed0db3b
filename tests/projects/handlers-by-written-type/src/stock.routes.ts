// The parameters of these functions have no types of their own: that of the function tells what they are.
import type { FastifyPluginAsync } from 'fastify';
import { listStock, type StockQuery } from './stock.repository.js';

export const stockRoutes: FastifyPluginAsync = async instance => {
  instance.get<{ Querystring: StockQuery }>('/stock', async incoming => {
    return { items: await listStock(incoming.query) }; // expect: no-raw-sql-interpolation
  });
};
