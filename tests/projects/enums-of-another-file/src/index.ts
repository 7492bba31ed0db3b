import { Pool } from 'pg';
import { OrdersRepository } from './orders.repository';
import { OrderState } from './orders.types';

export const orders = new OrdersRepository(new Pool());

export const open = () => orders.inState(OrderState.Open, 'created_at', 'ASC');
