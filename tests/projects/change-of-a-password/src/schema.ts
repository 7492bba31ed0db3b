import { pgTable, serial, text } from 'drizzle-orm/pg-core';

export const members = pgTable('members', {
  id: serial('id').primaryKey(),
  login: text('login').notNull(),
  password: text('password').notNull(),
});
