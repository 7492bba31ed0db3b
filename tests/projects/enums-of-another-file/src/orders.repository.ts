// Parameters are typed by an enum and unions of another file, so no text of a client fits.
import type { Pool } from 'pg';
import { OrderState, type Direction, type SortKey } from './orders.types';

export class OrdersRepository {
  constructor(private readonly pool: Pool) {}

  async inState(state: OrderState, key: SortKey, direction: Direction) {
    const text = `SELECT * FROM orders WHERE state = '${state}' ORDER BY ${key} ${direction}`;
    const { rows } = await this.pool.query(text);
    return rows;
  }

  async cancelled(key: SortKey) {
    return this.inState(OrderState.Cancelled, key, 'DESC');
  }

  async atLeast(total: number, key: SortKey) {
    const { rows } = await this.pool.query(`SELECT * FROM orders WHERE total >= ${total} ORDER BY ${key}`);
    return rows;
  }
}
