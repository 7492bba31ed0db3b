import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('products')
export class Product {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('text')
  name: string;

  @Column('text')
  description: string;

  @Column('integer')
  price: number;

  @Column('integer', { default: 0 })
  stock: number;

  @Column('boolean')
  published: boolean;
}
