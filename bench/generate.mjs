const resource = index => `resource${index}`;

const routes = index => `import { Router } from 'express';
import { Pool } from 'pg';
import { z } from 'zod';
import { requireUser } from '../middleware/auth.js';

const pool = new Pool();
const router = Router();
const schema = z.object({ name: z.string().max(100), amount: z.number() });
const COLUMNS = { name: 'name', created: 'created_at' };

router.get('/${resource(index)}', requireUser, async (req, res) => {
  const column = Object.hasOwn(COLUMNS, req.query.sort) ? COLUMNS[req.query.sort] : 'id';
  const page = Number(req.query.page ?? 1);
  const { rows } = await pool.query(\`SELECT * FROM ${resource(index)} ORDER BY \${column} LIMIT 20 OFFSET $1\`, [page * 20]);
  res.json(rows.map(row => ({ ...row, link: \`/${resource(index)}/\${row.id}\` })));
});

router.get('/${resource(index)}/search', async (req, res) => {
  const text = \`SELECT * FROM ${resource(index)} WHERE name LIKE '%\${req.query.q}%'\`;
  const { rows } = await pool.query(text);
  res.json(rows);
});

router.post('/${resource(index)}', async (req, res, next) => {
  try {
    const { name, amount } = schema.parse(req.body);
    const { rows } = await pool.query('INSERT INTO ${resource(index)} (name, amount) VALUES ($1, $2) RETURNING *', [name, amount]);
    res.status(201).json(rows[0]);
  } catch (error) {
    next(error);
  }
});

export default router;
`;

const service = index => `export interface Item${index} { id: number; name: string; price: number; tags: string[] }

export class Service${index} {
  private readonly cache = new Map<number, Item${index}>();
  constructor(private readonly items: Item${index}[]) {}

  find(id: number): Item${index} | undefined {
    if (this.cache.has(id)) return this.cache.get(id);
    const found = this.items.find(item => item.id === id);
    if (found) this.cache.set(id, found);
    return found;
  }

  total(filter: (item: Item${index}) => boolean): number {
    return this.items.filter(filter).map(item => item.price).reduce((sum, price) => sum + price, 0);
  }

  describe(): string {
    return this.items.map(item => \`\${item.name} (\${item.tags.join(', ')}): \${item.price.toFixed(2)}\`).join('\\n');
  }
}
`;

/** The files of a made-up backend: half routes with queries, half code without any. */
export const generateBackend = count =>
  Array.from({ length: count }, (_, index) =>
    index % 2 === 0
      ? { file: `/src/routes/${resource(index)}.ts`, text: routes(index) }
      : { file: `/src/services/${resource(index)}.ts`, text: service(index) },
  );
