// An injected service makes the column it is given part of the text.
import { Controller, DefaultValuePipe, Get, ParseIntPipe, Query } from '@nestjs/common';
import { ProductsService } from './products.service';

@Controller('products')
export class ProductsController {
  constructor(private readonly service: ProductsService) {}

  @Get('ranked')
  ranked(
    @Query('by', new DefaultValuePipe('sales')) by: string,
    @Query('take', new DefaultValuePipe(10), ParseIntPipe) take: number,
  ) {
    return this.service.ranked(by, take); // expect: no-raw-sql-interpolation
  }
}
