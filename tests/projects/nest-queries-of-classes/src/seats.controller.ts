// What a class of a query lets through depends on the decorators of each field: without one that narrows it, any text.
import { Body, Controller, Get, Param, Post, Query, UsePipes, ValidationPipe } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SeatsService } from './seats.service';
import { SortPipe } from './sort.pipe';
import { AnySeatQuery, BookSeats, CabinQuery, Filter, PlainQuery, SeatQuery } from './types';

@Controller('seats')
export class SeatsController {
  constructor(
    private readonly seats: SeatsService,
    private readonly dataSource: DataSource,
  ) {}

  @Get('string')
  ofString(@Query() query: SeatQuery) {
    return this.seats.sorted(query.sortBy); // expect: no-raw-sql-interpolation
  }

  @Get('none')
  ofNothing(@Query() query: SeatQuery) {
    return this.seats.sorted('row', query.group); // expect: no-raw-sql-interpolation
  }

  @Get('trimmed')
  ofTrimmed(@Query() { column }: SeatQuery) {
    return this.dataSource.query(`SELECT ${column} FROM seats`); // expect: no-raw-sql-interpolation
  }

  @Get('partial')
  ofPartial(@Query() query: AnySeatQuery) {
    const sort = { by: query.sortBy ?? 'row' };
    return this.seats.sorted(sort.by); // expect: no-raw-sql-interpolation
  }

  @Get('picked')
  ofPicked(@Query(new ValidationPipe({ transform: true })) query: CabinQuery) {
    return this.seats.sorted(query.column); // expect: no-raw-sql-interpolation
  }

  @Get('piped')
  @UsePipes(ValidationPipe)
  ofPiped(@Query() query: SeatQuery) {
    return this.seats.sorted(query.sortBy); // expect: no-raw-sql-interpolation
  }

  @Get('alias')
  ofAlias(@Query() query: PlainQuery) {
    return this.seats.sorted(query.sortBy, query.direction); // expect: no-raw-sql-interpolation
  }

  @Get('utility')
  ofUtility(@Query() query: Partial<SeatQuery>) {
    return this.seats.sorted('row', query.direction); // expect: no-raw-sql-interpolation
  }

  @Get('safe/:cabin')
  async safe(@Query() query: SeatQuery, @Query() picked: CabinQuery, @Param() params: SeatQuery) {
    await this.seats.sorted('row', query.direction);
    await this.seats.sorted(query.cabin, picked.direction);
    await this.dataSource.query(`SELECT * FROM seats WHERE cabin = '${params.cabin}' LIMIT ${query.size}`);
    await this.dataSource.query(`SELECT * FROM seats WHERE flight = '${query.flight}' OFFSET ${query.page}`);
  }

  @Get('unknown')
  async unknown(@Query() query: SeatQuery, @Query() filter: Filter, @Query(SortPipe) piped: SeatQuery) {
    await this.seats.sorted(query.checked);
    await this.seats.sorted(query.loose);
    await this.seats.sorted(query.order);
    await this.seats.sorted(filter.sortBy);
    await this.seats.sorted(piped.sortBy);
    await this.dataSource.query(`SELECT * FROM seats LIMIT ${query.decks}`);
  }

  @Post()
  async nested(@Body() { seats, paging, order, checked }: BookSeats) {
    await this.seats.sorted(seats[0].sortBy); // expect: no-raw-sql-interpolation
    for (const seat of seats) await this.seats.sorted(seat.column); // expect: no-raw-sql-interpolation
    await this.seats.sorted(order.by); // expect: no-raw-sql-interpolation
    await this.seats.sorted(checked.by, paging.direction);
    await this.dataSource.query(`SELECT * FROM seats WHERE flight = '${seats[0].flight}' LIMIT ${paging.size}`);
  }

  @Get('flight')
  flight(@Query() query: SeatQuery) {
    return this.seats.ofFlight(query);
  }
}
