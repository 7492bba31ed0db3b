import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { MoviesService } from './movies.service';

@Controller('movies')
export class MoviesController {
  constructor(private readonly movies: MoviesService) {}

  @Get()
  list(@Query('orderBy') orderBy: string) {
    return this.movies.ordered(orderBy); // expect: no-raw-sql-interpolation
  }

  @Get('search')
  search(@Query('title') title: string) {
    return this.movies.search(title);
  }

  @Get(':id')
  show(@Param('id', ParseIntPipe) id: number) {
    return this.movies.byId(id);
  }
}
