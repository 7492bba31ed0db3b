/** A file with one finding, and the same file after the repair. */
export interface Sample {
  readonly text: string;
  readonly repaired: string;
  readonly line: number;
}

const queryOf = (query: string): string => `import { Router } from 'express';
import pg from 'pg';

const pool = new pg.Pool();

export const router = Router();

router.get('/', async (request, response) => {
  const { rows } = await pool.query(${query});
  response.json(rows);
});
`;

/** A literal in quotes: binding it gives the same rows, so ESLint repairs it with `--fix`. */
export const fixable: Sample = {
  text: queryOf("`SELECT name FROM users WHERE email = '${request.query.email}'`"),
  repaired: queryOf('`SELECT name FROM users WHERE email = $1`, [String(request.query.email)]'),
  line: 9,
};

/** A bare value: the database may take a bound one differently, so the repair is a suggestion only. */
export const suggested: Sample = {
  text: queryOf('`SELECT name FROM products WHERE price < ${request.query.price}`'),
  repaired: queryOf('`SELECT name FROM products WHERE price < $1`, [request.query.price]'),
  line: 9,
};

/** The same mistake in TypeScript. */
export const typed = `import type { Request, Response } from 'express';
import { Pool } from 'pg';

const pool: Pool = new Pool();

export async function users(request: Request, response: Response): Promise<void> {
  const email = request.query['email'] as string;
  const { rows } = await pool.query<{ name: string }>(\`SELECT name FROM users WHERE email = '\${email}'\`);
  response.json(rows);
}
`;

/** A value of which nothing is known. */
export const unknown = `import pg from 'pg';
import { settings } from 'settings';

const pool = new pg.Pool();

export const countOf = () => pool.query(\`SELECT count(*) FROM users WHERE role = \${settings.role}\`);
`;
