import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class SeatsService {
  constructor(private readonly dataSource: DataSource) {}

  sorted(column = 'row', direction = 'ASC') {
    return this.dataSource.query(`SELECT * FROM seats ORDER BY "${column}" ${direction}`);
  }

  ofFlight({ flight }: { flight: string }) {
    return this.dataSource.query(`SELECT * FROM seats WHERE flight = '${flight}'`); // expect: no-raw-sql-interpolation
  }
}
