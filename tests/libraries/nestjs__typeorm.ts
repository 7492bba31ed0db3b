import { Controller, Get, Injectable, Query } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import { Column, type DataSource, Entity, PrimaryGeneratedColumn, Repository } from 'typeorm';

@Entity()
class Item {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  name!: string;
}

@Injectable()
export class ItemService {
  constructor(
    @InjectRepository(Item) private readonly items: Repository<Item>,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  find(name: string): Promise<Item[]> {
    return this.items.createQueryBuilder('i').where(`i.name = '${name}'`).getMany(); // expect: no-raw-sql-interpolation
  }

  findBound(name: string): Promise<Item[]> {
    return this.items.createQueryBuilder('i').where('i.name = :name', { name }).getMany();
  }

  report(name: string): Promise<unknown> {
    return this.dataSource.query("SELECT * FROM item WHERE name = '" + name + "'"); // expect: no-raw-sql-interpolation
  }
}

@Controller('items')
export class ItemController {
  constructor(@InjectRepository(Item) private readonly items: Repository<Item>) {}

  @Get()
  find(@Query('name') name: string): Promise<Item[]> {
    return this.items.query(`SELECT * FROM item WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  }

  @Get('one')
  findOne(@Query('name') name: string): Promise<Item | null> {
    return this.items.findOne({ where: { name } });
  }
}
