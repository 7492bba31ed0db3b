// An object gathers the pieces of a statement: its methods return it, and one of them joins what was gathered.
import type { FastifyInstance } from 'fastify';
import { Filter } from './filter';

class Finder {
  private readonly clauses: string[] = ['d.retired = false'];
  private readonly values: unknown[] = [];

  private bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  model(model?: string): this {
    if (model) this.clauses.push(`d.model = ${this.bind(model)}`);
    return this;
  }

  labelled(labels: Record<string, string>): this {
    for (const [name, value] of Object.entries(labels)) {
      this.clauses.push(`d.labels->>'${name}' = ${this.bind(value)}`); // expect: no-raw-sql-interpolation
    }
    return this;
  }

  toQuery() {
    return { text: `SELECT d.id FROM devices d WHERE ${this.clauses.join(' AND ')} LIMIT 100`, values: this.values };
  }
}

export async function deviceRoutes(app: FastifyInstance) {
  app.post<{ Body: { model?: string; labels: Record<string, string> } }>('/devices/find', async request => {
    const finder = new Finder().model(request.body.model).labelled(request.body.labels);
    const { rows } = await app.pg.query(finder.toQuery());
    return { devices: rows };
  });

  app.get<{ Querystring: { model?: string } }>('/devices', async request => {
    const filter = new Filter().only('retired').equal('model', request.query.model);
    const { rows } = await app.pg.query(`SELECT id FROM devices WHERE ${filter.text()}`, filter.values);
    return { devices: rows };
  });
}
