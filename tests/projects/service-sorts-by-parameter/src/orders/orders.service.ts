import { AppDataSource } from '../data-source';

const PAGE_SIZE = 25;

export async function listOrders(sort: string, page: number): Promise<unknown[]> {
  return AppDataSource.query(`SELECT * FROM orders ORDER BY ${sort} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`);
}

export async function findOrders(customer: string): Promise<unknown[]> {
  return AppDataSource.query(`SELECT * FROM orders WHERE customer = '${customer}'`); // expect: no-raw-sql-interpolation
}
