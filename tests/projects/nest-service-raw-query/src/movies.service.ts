import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service';

@Injectable()
export class MoviesService {
  constructor(private readonly prisma: PrismaService) {}

  ordered(column: string) {
    return this.prisma.$queryRawUnsafe(`SELECT id, title FROM movies ORDER BY ${column}`);
  }

  search(title: string) {
    return this.prisma.$queryRawUnsafe(`SELECT id, title FROM movies WHERE title ILIKE '%${title}%'`); // expect: no-raw-sql-interpolation
  }

  byId(id: number) {
    return this.prisma.$queryRaw`SELECT id, title FROM movies WHERE id = ${id}`;
  }
}
