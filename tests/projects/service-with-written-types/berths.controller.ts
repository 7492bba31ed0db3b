// What a service may take for a number or a name by its type is a client's text where a controller hands it over.
import { Body, Controller, Post } from '@nestjs/common';
import type { FindBerth } from './berth';
import { BerthsService } from './berths.service';

@Controller('berths')
export class BerthsController {
  constructor(private readonly berths: BerthsService) {}

  @Post('find')
  find(@Body() berth: FindBerth) {
    return this.berths.find(berth); // expect: no-raw-sql-interpolation
  }

  @Post('in')
  inHarbour(@Body() berth: FindBerth) {
    return this.berths.inHarbour(berth);
  }

  @Post('first')
  first() {
    return this.berths.find({ harbour: "'north'", no: 1 });
  }
}
