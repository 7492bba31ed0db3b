import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('orders')
export class Order {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('integer', { name: 'customer_id' })
  customerId: number;

  @Column('integer', { name: 'product_id' })
  productId: number;

  @Column('integer')
  quantity: number;

  @Column('text')
  status: string;

  @Column('text')
  note: string;

  @Column('text', { name: 'placed_on' })
  placedOn: string;
}
