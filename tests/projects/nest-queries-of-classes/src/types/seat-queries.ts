import { PartialType, PickType } from '@nestjs/mapped-types';
import { Transform, Type } from 'class-transformer';
import { IsNotEmpty, IsOptional, IsString, IsUUID, Length, Matches, Validate, ValidateNested } from 'class-validator';
import { IsColumn } from '../is-column';
import { Paging } from './paging';

export class SeatQuery extends Paging {
  @IsString()
  @IsOptional()
  sortBy?: string;

  group: 'row' | 'deck' | undefined;

  @Transform(({ value }) => value?.trim().toLowerCase())
  @IsNotEmpty()
  @Length(2, 30)
  column!: string;

  @IsUUID()
  flight!: string;

  @Matches(/^[a-z_]+$/)
  cabin!: string;

  @Matches(/[a-z]/)
  loose!: string;

  @Validate(IsColumn)
  checked!: string;

  decks!: number;

  get order(): string {
    return this.sortBy === 'row' ? 'row' : 'deck';
  }
}

export class BookSeats {
  @ValidateNested({ each: true })
  @Type(() => SeatQuery)
  seats!: SeatQuery[];

  @ValidateNested()
  @Type(() => Paging)
  paging!: Paging;

  order!: { by: string };

  @Validate(IsColumn)
  checked!: { by: string };
}

export class AnySeatQuery extends PartialType(SeatQuery) {}

export class CabinQuery extends PickType(SeatQuery, ['cabin', 'column', 'direction'] as const) {
  direction?: string;
}

export type PlainQuery = { sortBy: string; direction?: string };
