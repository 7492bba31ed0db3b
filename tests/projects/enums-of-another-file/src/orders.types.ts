export enum OrderState {
  Open = 'open',
  Paid = 'paid',
  Cancelled = 'cancelled',
}

export type SortKey = 'id' | 'total' | 'created_at';

export type Direction = 'ASC' | 'DESC';
