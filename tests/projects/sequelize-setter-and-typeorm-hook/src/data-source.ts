import { DataSource } from 'typeorm';
import { Employee } from './employee.entity';

export const dataSource = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [Employee] });
