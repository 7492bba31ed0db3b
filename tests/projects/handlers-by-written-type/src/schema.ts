import { integer, pgTable, varchar } from 'drizzle-orm/pg-core';

export const stock = pgTable('stock', { sku: varchar('sku').primaryKey(), quantity: integer('quantity').notNull() });
