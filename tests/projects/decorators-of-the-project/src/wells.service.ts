import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class WellsService {
  constructor(private readonly database: DataSource) {}

  sorted({ column, descending }: { column: string; descending: boolean }) {
    return this.database.query(`SELECT * FROM wells ORDER BY ${column} ${descending ? 'DESC' : 'ASC'}`);
  }

  ownedBy(id: number) {
    return this.database.query(`SELECT * FROM wells WHERE owner = $1`, [id]);
  }
}
