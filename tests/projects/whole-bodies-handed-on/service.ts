import bcrypt from 'bcrypt';
import type { ProfileStore } from './store.js';

export interface NewProfile {
  email: string;
  password: string;
}

export class ProfileService {
  constructor(private readonly store: ProfileStore) {}

  async join(profile: NewProfile): Promise<string> {
    return this.store.add({ ...profile, email: profile.email.toLowerCase() });
  }

  async enrol(profile: NewProfile): Promise<string> {
    return this.store.add({ ...profile, password: await bcrypt.hash(profile.password, 12) });
  }
}
