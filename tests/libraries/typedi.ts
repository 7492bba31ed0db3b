import type { Request } from 'express';
import { Container, Inject, Service } from 'typedi';
import { DataSource } from 'typeorm';

@Service()
class Trails {
  @Inject() private readonly source: DataSource;

  inRegion(region: string) {
    return this.source.query(`SELECT name FROM trails WHERE region = '${region}'`); // expect: no-raw-sql-interpolation
  }

  withId(id: number) {
    return this.source.query(`SELECT name FROM trails WHERE id = ${id}`);
  }
}

@Service()
export class Guide {
  @Inject(() => Trails) private readonly trails: { inRegion(region: string): unknown };

  suggest(req: Request) {
    return this.trails.inRegion(req.params.region);
  }
}

export const trail = (req: Request) => Container.get(Trails).withId(Number(req.params.id));

export const trailsOf = (req: Request) => Container.of(req.ip ?? '').get(Trails).inRegion(req.params.region);

export const count = (req: Request) =>
  Container.get(DataSource).query(`SELECT count(*) FROM ${req.params.table}`); // expect: no-raw-sql-interpolation
