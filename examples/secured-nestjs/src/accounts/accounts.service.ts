import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { hash } from 'bcrypt';
import { DataSource, Repository } from 'typeorm';
import { config } from '../config';
import { Customer } from './customer.entity';

export interface NewCustomer {
  name: string;
  email: string;
  password: string;
}

@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(Customer) private readonly customers: Repository<Customer>,
  ) {}

  async findById(id: string): Promise<Customer | null> {
    return this.customers.createQueryBuilder('customer').where('customer.id = :id', { id }).getOne();
  }

  async findByEmail(email: string): Promise<Customer | undefined> {
    const [customer] = await this.dataSource.query('SELECT id, email, password, role FROM customers WHERE email = ?', [email]);
    return customer;
  }

  async findStaff(email: string): Promise<Customer | null> {
    return this.customers
      .createQueryBuilder('customer')
      .where("customer.role = 'admin'")
      .andWhere('customer.email = :email', { email })
      .getOne();
  }

  async create(dto: NewCustomer): Promise<Customer> {
    const password = await hash(dto.password, config.bcryptCost);
    return this.customers.save({ name: dto.name, email: dto.email, password, role: 'customer' });
  }

  async changePassword(id: number, newPassword: string): Promise<void> {
    await this.customers.update(id, { password: await hash(newPassword, config.bcryptCost) });
  }

  async list(): Promise<Customer[]> {
    return this.customers.find({ select: { id: true, name: true, email: true, role: true }, order: { id: 'ASC' } });
  }
}
