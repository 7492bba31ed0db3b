import { db } from './db';

interface NewUser {
  email: string;
  name: string;
  password: string;
}

export class UserRepository {
  async insert(user: NewUser): Promise<number> {
    const [row] = await db('users').insert(user).returning('id');
    return row.id;
  }

  byId(id: number) {
    return db('users').where({ id }).first('id', 'email', 'name');
  }
}
