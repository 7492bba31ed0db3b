import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional } from 'class-validator';

export enum Direction {
  Up = 'ASC',
  Down = 'DESC',
}

export class Paging {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  page?: number = 1;

  @IsOptional()
  @IsIn(['ASC', 'DESC'])
  direction?: string;

  @Transform(({ value }) => Number(value))
  size: number = 20;
}
