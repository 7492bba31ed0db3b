import mysql, { type Pool, type RowDataPacket } from 'mysql2/promise';

type Value = string | number | Date | null;

export class Database {
  private readonly pool: Pool;

  constructor(uri: string) {
    this.pool = mysql.createPool({ uri, connectionLimit: 10 });
  }

  async all(statement: string, values: Value[] = []): Promise<RowDataPacket[]> {
    const [rows] = await this.pool.query<RowDataPacket[]>(statement, values);
    return rows;
  }

  async first(statement: string, values: Value[] = []): Promise<RowDataPacket | undefined> {
    const rows = await this.all(statement, values);
    return rows[0];
  }
}
