import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { Order } from './order.entity';

export interface NewOrder {
  productId: number;
  quantity: number;
  note?: string;
}

@Injectable()
export class OrdersService {
  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(Order) private readonly orders: Repository<Order>,
  ) {}

  async listFor(customerId: string, status?: string): Promise<Order[]> {
    const query = this.orders.createQueryBuilder('o').where('o.customerId = :customerId', { customerId });
    if (status) {
      query.andWhere('o.status = :status', { status });
    }
    return query.getMany();
  }

  async create(customerId: string, { productId, quantity, note = '' }: NewOrder) {
    const [order] = await this.dataSource.query(
      `INSERT INTO orders (customer_id, product_id, quantity, status, note, placed_on)
       VALUES (?, ?, ?, 'open', ?, current_date)
       RETURNING id, product_id, quantity, status, note`,
      [customerId, productId, quantity, note],
    );
    return order;
  }
}
