import { Controller, Post, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';

@Controller('scans')
export class ScansController {
  @Post()
  @UseInterceptors(FileInterceptor('scan'))
  add() {}
}
