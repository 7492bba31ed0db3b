import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { stock } from './schema.js';

const db = drizzle('postgres://localhost/stock');

export interface StockQuery {
  orderBy?: string;
  order?: string;
}

export function listStock({ orderBy = 'sku', order = 'asc' }: StockQuery) {
  return db
    .select()
    .from(stock)
    .orderBy(sql.raw(`${orderBy} ${order}`));
}
