// A subscriber that no import leads to hashes the password of one entity when it is written; the other entity has none.
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CreateUserDto } from './create-user.dto';
import { User } from './users/user.entity';
import { Partner } from './partners/partner.entity';

@Injectable()
export class UsersService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    @InjectRepository(Partner) private readonly partners: Repository<Partner>,
  ) {}

  create(dto: CreateUserDto): Promise<User> {
    return this.users.save({ email: dto.email, password: dto.password });
  }

  createPartner(dto: CreateUserDto): Promise<Partner> {
    return this.partners.save({ email: dto.email, password: dto.password }); // expect: require-password-hash
  }
}
