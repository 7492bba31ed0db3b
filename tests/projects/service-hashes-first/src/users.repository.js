import { knex } from './knex.js';

export class UserRepository {
  async insert(user) {
    const [{ id }] = await knex('users').insert(user).returning('id');
    return id;
  }

  byEmail(email) {
    return knex('users').where({ email }).first();
  }
}
