import { IsString } from 'class-validator';
import { createDto } from '../schemas';

export class FlightFilter extends createDto({ sortBy: ['code', 'gate'] }) {
  @IsString()
  gate!: string;
}
