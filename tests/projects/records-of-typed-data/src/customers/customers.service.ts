// Services store data whose class or schema, in another file, has a password; what callers hand over tells the rest.
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Customer, AddressDto, EnrolCustomerDto, ImportCustomerDto } from './index';

@Injectable()
export class CustomersService {
  constructor(@InjectRepository(Customer) private readonly customers: Repository<Customer>) {}

  async enrol(dto: EnrolCustomerDto) {
    const customer = this.customers.create({ ...dto, city: dto.city.trim() });
    return this.customers.save(customer); // expect: require-password-hash
  }

  async enrolAtOnce(dto: EnrolCustomerDto) {
    await this.customers.insert(dto); // expect: require-password-hash
  }

  async load(input: ImportCustomerDto) {
    return this.customers.save(this.customers.create(input));
  }

  async enrolBare({ email, city }: EnrolCustomerDto) {
    return this.customers.save(this.customers.create({ email, city }));
  }

  async move(id: number, dto: AddressDto) {
    const customer = await this.customers.findOneByOrFail({ id });
    return this.customers.save({ ...customer, ...dto });
  }

  async replace(customer: Customer) {
    return this.customers.save({ ...customer, city: customer.city.trim() });
  }
}
