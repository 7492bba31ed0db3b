import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Berths } from './berths';

@Controller('harbour')
export class HarbourController {
  constructor(
    private readonly modules: ModuleRef,
    @Inject(Berths) private readonly places: Berths,
  ) {}

  @Get('berths')
  async berths(@Query('sort') sort: string) {
    return this.modules.get(Berths, { strict: false }).by(sort); // expect: no-raw-sql-interpolation
  }

  @Get('places')
  async sorted(@Query('sort') sort: string) {
    return this.places.by(sort); // expect: no-raw-sql-interpolation
  }

  @Get('ships')
  async ship(@Query('pier') pier: string) {
    return (await this.modules.resolve(Berths)).at(pier);
  }
}
