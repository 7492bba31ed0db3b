import { digest, isSame } from './passwords.js';

export class UserService {
  constructor(repository) {
    this.repository = repository;
  }

  async add(email, password) {
    const id = await this.repository.insert({ email, password: await digest(password) });
    return { id, email };
  }

  async withCredentials(email, password) {
    const user = await this.repository.byEmail(email);
    if (!user) return null;
    return (await isSame(password, user.password)) ? { id: user.id, email } : null;
  }
}
