import { BadRequestException, type PipeTransform } from '@nestjs/common';

export class SortPipe implements PipeTransform {
  transform(query: { sortBy?: string }) {
    if (query.sortBy !== 'row' && query.sortBy !== 'deck') throw new BadRequestException();
    return query;
  }
}
