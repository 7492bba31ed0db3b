import type { Request } from 'express';
import { Container, inject, injectable } from 'inversify';
import { DataSource } from 'typeorm';

const keys = { seeds: Symbol('seeds'), source: Symbol('source') };

@injectable()
class Seeds {
  constructor(@inject(DataSource) private readonly source: { query(text: string, values?: unknown[]): Promise<unknown[]> }) {}

  named(name: string) {
    return this.source.query(`SELECT id FROM seeds WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  }

  sown(year: string) {
    return this.source.query('SELECT id FROM seeds WHERE year = $1', [year]);
  }
}

const container = new Container();
container.bind(keys.seeds).to(Seeds);

export const find = (req: Request) => container.get<Seeds>(keys.seeds).named(req.params.name);

export const findLater = async (req: Request) => {
  const seeds = await container.getAsync(Seeds);
  return seeds.sown(req.params.year);
};

export const drop = (req: Request) =>
  container.get<DataSource>(keys.source).query(`DROP TABLE ${req.params.table}`); // expect: no-raw-sql-interpolation
