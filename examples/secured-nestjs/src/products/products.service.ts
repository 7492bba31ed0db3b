import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { Product } from './product.entity';

const SORT_COLUMNS: Record<string, string> = { name: 'name', price: 'price' };

@Injectable()
export class ProductsService {
  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(Product) private readonly products: Repository<Product>,
  ) {}

  async list(sort: string, limit: number) {
    let text = 'SELECT id, name, description, price FROM products WHERE published';
    text += ' ORDER BY ' + (Object.hasOwn(SORT_COLUMNS, sort) ? SORT_COLUMNS[sort] : 'name');
    text += ' LIMIT ?';
    return this.dataSource.query(text, [limit]);
  }

  async search(term: string) {
    return this.products
      .createQueryBuilder('product')
      .select(['product.id', 'product.name', 'product.description', 'product.price'])
      .where('product.published = true')
      .andWhere('product.name LIKE :name', { name: `%${term}%` })
      .getMany();
  }

  async findById(id: string) {
    const [product] = await this.dataSource.query(
      'SELECT id, name, description, price FROM products WHERE published AND id = ?',
      [id],
    );
    return product;
  }

  async add(name: string, price: number): Promise<void> {
    await this.products.insert({ name, description: '', price, published: true });
  }

  async setStock(id: number, stock: number): Promise<void> {
    await this.products.update(id, { stock });
  }
}
