// An interface is not there when the program runs: no pipe can check a query by it.
import { Controller, Get, Query, UsePipes } from '@nestjs/common';
import { RoomsService } from './rooms.service';
import { SortPipe } from './sort.pipe';
import { FloorQuery, RoomQuery, ValidatedQuery } from './rooms.types';
import type { ValidatedQuery as OnlyItsType } from './rooms.types';

@Controller('rooms')
export class RoomsController {
  constructor(private readonly rooms: RoomsService) {}

  @Get()
  find(@Query() query: RoomQuery) {
    return this.rooms.find(query); // expect: no-raw-sql-interpolation
  }

  @Get('floors')
  floors(@Query() query: FloorQuery) {
    return this.rooms.find({ sortBy: query.sortBy }); // expect: no-raw-sql-interpolation
  }

  @Get('typed')
  typed(@Query() query: OnlyItsType) {
    return this.rooms.find(query); // expect: no-raw-sql-interpolation
  }

  @Get('checked')
  checked(@Query() query: ValidatedQuery) {
    return this.rooms.find(query);
  }

  @Get('piped')
  @UsePipes(SortPipe)
  piped(@Query() query: RoomQuery) {
    return this.rooms.find(query);
  }
}
