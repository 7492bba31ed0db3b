import createKnex from 'knex';

export const knex = createKnex({ client: 'better-sqlite3', connection: { filename: 'users.db' }, useNullAsDefault: true });
