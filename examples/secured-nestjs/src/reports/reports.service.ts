import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Order } from '../orders/order.entity';

@Injectable()
export class ReportsService {
  constructor(@InjectRepository(Order) private readonly orders: Repository<Order>) {}

  async sales(statuses: string[]) {
    return this.orders
      .createQueryBuilder('o')
      .select('o.status', 'status')
      .addSelect('sum(o.quantity)', 'quantity')
      .where('o.status IN (:...statuses)', { statuses })
      .groupBy('o.status')
      .orderBy('o.status')
      .getRawMany();
  }
}
