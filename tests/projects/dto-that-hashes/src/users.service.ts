// The class of one body hashes its password when it is made from what the client sent; that of the other does not.
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CreateUserDto } from './create-user.dto';
import { InviteUserDto } from './invite-user.dto';
import { User } from './user.entity';

@Injectable()
export class UsersService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  create(dto: CreateUserDto): Promise<User> {
    return this.users.save({ email: dto.email, password: dto.password });
  }

  invite(dto: InviteUserDto): Promise<User> {
    return this.users.save({ email: dto.email, password: dto.password }); // expect: require-password-hash
  }
}
