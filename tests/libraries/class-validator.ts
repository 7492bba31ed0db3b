import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { IsEnum, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, isInt, isUUID, IsUUID, MaxLength } from 'class-validator';
import { Pool } from 'pg';

enum Direction {
  Up = 'ASC',
  Down = 'DESC',
}

class ListHarbours {
  @IsString()
  @IsNotEmpty()
  sortBy!: string;

  @IsOptional()
  @IsEnum(Direction)
  direction?: Direction;

  @IsIn(['id', 'name'])
  column!: string;

  @IsInt({ each: true })
  ids!: number[];

  @MaxLength(40)
  country?: string;
}

class RenameHarbour {
  @IsUUID()
  id!: string;

  @IsString()
  name!: string;
}

@Controller('harbours')
export class HarboursController {
  constructor(private readonly pool: Pool) {}

  @Get()
  async list(@Query() query: ListHarbours) {
    await this.pool.query(`SELECT * FROM harbours ORDER BY ${query.sortBy}`); // expect: no-raw-sql-interpolation
    await this.pool.query(`SELECT * FROM harbours ORDER BY ${query.column} ${query.direction}`);
    await this.pool.query(`SELECT * FROM harbours WHERE id IN (${query.ids.join(',')})`);
    return this.pool.query(`SELECT * FROM harbours_${query.country}`); // expect: no-raw-sql-interpolation
  }

  @Post()
  async rename(@Body() { id, name }: RenameHarbour) {
    await this.pool.query(`SELECT name FROM harbours WHERE id = '${id}'`);
    await this.pool.query(`UPDATE harbours SET name = '${name}'`); // expect: no-raw-sql-interpolation
  }

  @Get(':id')
  async find(@Param('id') id: string, @Query('berth') berth: unknown) {
    if (!isUUID(id) || !isInt(berth)) return this.pool.query(`SELECT * FROM harbours WHERE slug = '${id}'`); // expect: no-raw-sql-interpolation
    return this.pool.query(`SELECT * FROM harbours WHERE id = '${id}' AND berth = ${berth}`);
  }
}
