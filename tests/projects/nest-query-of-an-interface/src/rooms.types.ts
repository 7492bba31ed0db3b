import { IsIn, IsOptional } from 'class-validator';

export interface RoomQuery {
  building?: string;
  sortBy?: string;
}

export type FloorQuery = { sortBy?: string };

export class ValidatedQuery {
  @IsOptional()
  @IsIn(['name', 'building'])
  sortBy?: string;
}
