import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Product } from './product.entity';

@Injectable()
export class ProductsService {
  constructor(@InjectRepository(Product) private readonly products: Repository<Product>) {}

  ranked(column: string, take: number): Promise<Product[]> {
    return this.products.query(`SELECT * FROM product ORDER BY ${column} DESC LIMIT $1`, [take]);
  }
}
