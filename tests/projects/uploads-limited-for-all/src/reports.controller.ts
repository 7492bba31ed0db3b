import { Controller, Post, UseInterceptors } from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';

@Controller('reports')
export class ReportsController {
  @Post()
  @UseInterceptors(FilesInterceptor('reports'))
  add() {}
}
