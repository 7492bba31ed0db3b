import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

export class ListTripsDto {
  @IsIn(['id', 'start', 'distance'])
  sort: string = 'id';

  @IsOptional()
  @IsIn(['ASC', 'DESC'])
  order?: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;
}
