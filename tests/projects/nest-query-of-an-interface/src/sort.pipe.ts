import { BadRequestException, PipeTransform } from '@nestjs/common';

export class SortPipe implements PipeTransform {
  transform(query: { sortBy?: string }) {
    if (query.sortBy !== undefined && query.sortBy !== 'name' && query.sortBy !== 'building') throw new BadRequestException();
    return query;
  }
}
