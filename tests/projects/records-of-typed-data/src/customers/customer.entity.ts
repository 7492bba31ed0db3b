import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity()
export class Customer {
  @PrimaryGeneratedColumn() id: number;
  @Column() email: string;
  @Column() city: string;
  @Column({ select: false }) password: string;
}
