import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FindBerth } from './berth';

@Injectable()
export class BerthsService {
  constructor(private readonly dataSource: DataSource) {}

  find(berth: FindBerth) {
    return this.dataSource.query(`SELECT * FROM berths WHERE harbour = ${berth.harbour} AND no = ${berth.no}`);
  }

  inHarbour(berth: FindBerth) {
    return this.dataSource.query(`SELECT * FROM berths WHERE harbour = '${berth.harbour}'`); // expect: no-raw-sql-interpolation
  }
}
