import { hash } from 'bcrypt';
import { EventSubscriber, type EntitySubscriberInterface, type InsertEvent } from 'typeorm';
import { User } from './user.entity';

@EventSubscriber()
export class UserSubscriber implements EntitySubscriberInterface<User> {
  listenTo(): typeof User {
    return User;
  }

  async beforeInsert({ entity }: InsertEvent<User>): Promise<void> {
    entity.password = await hash(entity.password, 12);
  }
}
