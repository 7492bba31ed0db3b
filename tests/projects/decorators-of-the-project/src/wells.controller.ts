// Decorators of the project take values out of the request for the parameters of handlers.
import { Controller, Get } from '@nestjs/common';
import { ListedSort, SignedIn, Sort } from './decorators';
import { WellsService } from './wells.service';

@Controller('wells')
export class WellsController {
  constructor(private readonly wells: WellsService) {}

  @Get()
  list(@Sort('name') sort: { column: string; descending: boolean }) {
    return this.wells.sorted(sort); // expect: no-raw-sql-interpolation
  }

  @Get('listed')
  listed(@ListedSort() column: string) {
    return this.wells.sorted({ column, descending: false });
  }

  @Get('own')
  own(@SignedIn() user: { id: number }) {
    return this.wells.ownedBy(user.id);
  }
}
