import type { Collection, Db } from 'mongodb';
import type { NewProfile } from './service.js';

export class ProfileStore {
  private readonly collection: Collection<NewProfile>;

  constructor(db: Db) {
    this.collection = db.collection<NewProfile>('profiles');
  }

  async add(profile: NewProfile): Promise<string> {
    const { insertedId } = await this.collection.insertOne(profile);
    return insertedId.toHexString();
  }

  async addNote(note: { title: string }): Promise<void> {
    await this.collection.insertOne(note as never);
  }
}
