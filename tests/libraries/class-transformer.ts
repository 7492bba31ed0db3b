import { Controller, Get, Query } from '@nestjs/common';
import { Expose, Transform, Type } from 'class-transformer';
import { Pool } from 'pg';

class ListPiers {
  @Type(() => Number)
  page!: number;

  @Type(() => String)
  sortBy!: string;

  @Expose()
  @Transform(({ value }: { value: string }) => value.trim())
  group!: string;

  @Transform(({ value }: { value: string }) => (value === 'desc' ? 'DESC' : 'ASC'))
  direction!: string;
}

@Controller('piers')
export class PiersController {
  constructor(private readonly pool: Pool) {}

  @Get()
  async list(@Query() query: ListPiers) {
    await this.pool.query(`SELECT * FROM piers ORDER BY ${query.sortBy}`); // expect: no-raw-sql-interpolation
    await this.pool.query(`SELECT count(*) FROM piers GROUP BY ${query.group}`); // expect: no-raw-sql-interpolation
    return this.pool.query(`SELECT * FROM piers ORDER BY id ${query.direction} OFFSET ${query.page}`);
  }
}
