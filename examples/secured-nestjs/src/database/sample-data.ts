import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hash } from 'bcrypt';
import { DataSource } from 'typeorm';
import { config } from '../config';
import { Order } from '../orders/order.entity';
import { Product } from '../products/product.entity';

const customers = [
  { name: 'Ada', email: 'ada@shop.example', password: 'analytical-engine', role: 'admin' },
  { name: 'Grace', email: 'grace@shop.example', password: 'first-compiler', role: 'customer' },
  { name: 'Linus', email: 'linus@shop.example', password: 'just-for-fun', role: 'customer' },
];

const products = [
  { name: 'Desk lamp', description: 'Warm light, brass foot', price: 4900, published: true },
  { name: 'Desk chair', description: 'Oak, with armrests', price: 18900, published: true },
  { name: 'Wall clock', description: 'Silent movement', price: 3500, published: true },
  { name: 'Bookshelf', description: 'Five boards, birch', price: 12900, published: true },
  { name: 'Folding table', description: 'Next year, not announced', price: 25900, published: false },
];

const orders = [
  { customerId: 2, productId: 1, quantity: 1, status: 'paid', note: 'Ring twice', placedOn: '2025-03-01' },
  { customerId: 2, productId: 3, quantity: 2, status: 'open', note: '', placedOn: '2025-04-12' },
  { customerId: 3, productId: 2, quantity: 1, status: 'paid', note: 'Leave it at the gate', placedOn: '2025-04-20' },
  { customerId: 3, productId: 4, quantity: 1, status: 'cancelled', note: '', placedOn: '2025-05-02' },
];

@Injectable()
export class SampleData implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit() {
    for (const { name, email, password, role } of customers) {
      await this.dataSource.query('INSERT INTO customers (name, email, password, role) VALUES (?, ?, ?, ?)', [
        name,
        email,
        await hash(password, config.bcryptCost),
        role,
      ]);
    }
    await this.dataSource.getRepository(Product).insert(products);
    await this.dataSource.getRepository(Order).insert(orders);
  }
}
