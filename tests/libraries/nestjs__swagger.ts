import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsString } from 'class-validator';
import { Pool } from 'pg';

class ListMoorings {
  @ApiProperty({ enum: ['id', 'name'] })
  @IsString()
  sortBy!: string;

  @ApiPropertyOptional()
  group?: string;

  @ApiProperty()
  @IsIn(['ASC', 'DESC'])
  direction!: string;
}

class SortMoorings extends OmitType(ListMoorings, ['group'] as const) {}

@Controller('moorings')
export class MooringsController {
  constructor(private readonly pool: Pool) {}

  @Get()
  async list(@Query() query: ListMoorings, @Query() sort: SortMoorings) {
    await this.pool.query(`SELECT * FROM moorings ORDER BY ${query.sortBy}`); // expect: no-raw-sql-interpolation
    await this.pool.query(`SELECT ${query.group} FROM moorings`); // expect: no-raw-sql-interpolation
    await this.pool.query(`SELECT * FROM moorings ORDER BY ${sort.sortBy}`); // expect: no-raw-sql-interpolation
    return this.pool.query(`SELECT * FROM moorings ORDER BY id ${query.direction}, name ${sort.direction}`);
  }
}
