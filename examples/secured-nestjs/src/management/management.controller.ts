import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Controller()
export class ManagementController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('health')
  async health() {
    await this.dataSource.query('SELECT 1');
    return { status: 'ok' };
  }

  @Get('stats')
  async stats(@Query('since') since = '1970-01-01') {
    const [row] = await this.dataSource.query('SELECT count(*) AS orders FROM orders WHERE placed_on >= ?', [since]);
    return row;
  }
}
