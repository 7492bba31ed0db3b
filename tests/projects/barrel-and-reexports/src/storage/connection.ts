import { knex } from 'knex';

export const connection = knex({
  client: 'pg',
  connection: process.env.DATABASE_URL,
});
