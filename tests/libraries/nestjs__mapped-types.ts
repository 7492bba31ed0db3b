import { Controller, Get, Query } from '@nestjs/common';
import { IntersectionType, PartialType } from '@nestjs/mapped-types';
import { IsIn, IsString } from 'class-validator';
import { Pool } from 'pg';

class Sorting {
  @IsString()
  sortBy!: string;
}

class Ordering {
  @IsIn(['ASC', 'DESC'])
  direction!: string;
}

class ListBuoys extends PartialType(IntersectionType(Sorting, Ordering)) {}
class ListLights extends IntersectionType(Sorting, Ordering) {}

@Controller('buoys')
export class BuoysController {
  constructor(private readonly pool: Pool) {}

  @Get()
  async list(@Query() buoys: ListBuoys, @Query() lights: ListLights) {
    await this.pool.query(`SELECT * FROM buoys ORDER BY ${lights.sortBy}`); // expect: no-raw-sql-interpolation
    await this.pool.query(`SELECT * FROM buoys ORDER BY ${buoys.sortBy}`); // expect: no-raw-sql-interpolation
    return this.pool.query(`SELECT * FROM buoys ORDER BY name ${lights.direction}, id ${buoys.direction}`);
  }
}
