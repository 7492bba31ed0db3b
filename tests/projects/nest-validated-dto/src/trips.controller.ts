import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ListTripsDto } from './dto/list-trips.dto';

@Controller('trips')
export class TripsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  list(@Query() query: ListTripsDto) {
    const { sort, order = 'ASC', limit } = query;
    return this.dataSource.query(`SELECT * FROM trips ORDER BY ${sort} ${order} LIMIT ${limit}`);
  }
}
