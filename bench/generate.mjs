import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['order', 'invoice', 'customer', 'product', 'ticket', 'project', 'message', 'account', 'booking', 'report'];

/** The words of a resource: `order3`, `Order3`, and two of its columns. */
const resourceOf = index => {
  const name = `${NAMES[index % NAMES.length]}${index}`;
  return { name, type: name[0].toUpperCase() + name.slice(1), text: ['title', 'label', 'note'][index % 3] };
};

/** TypeScript with ES modules; routes import services, services import repositories, these the pool and validators. */
const typescript = {
  extension: 'ts',
  shared: () => ({
    'config.ts': `export const config = {
  port: Number(process.env.PORT ?? 3000),
  databaseUrl: process.env.DATABASE_URL,
  tokenSecret: process.env.TOKEN_SECRET ?? '',
  hashRounds: 12,
  bodyLimit: '100kb',
};
`,
    'db/pool.ts': `import { Pool, type QueryResultRow } from 'pg';
import { config } from '../config.js';

export const pool = new Pool({ connectionString: config.databaseUrl, max: 10 });

export async function rowsOf<T extends QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
  const { rows } = await pool.query<T>(text, values);
  return rows;
}

export const quoteColumn = (name: string): string => '"' + name.replace(/"/g, '""') + '"';
`,
    'middleware/auth.ts': `import type { NextFunction, Request, Response } from 'express';
import jwt from 'jsonwebtoken';
import { config } from '../config.js';

export interface User { id: number; role: 'admin' | 'member' }

export function requireUser(req: Request, res: Response, next: NextFunction): void {
  const header = req.headers.authorization;
  if (!header?.startsWith('Bearer ')) {
    res.status(401).json({ error: 'missing token' });
    return;
  }
  try {
    const claims = jwt.verify(header.slice(7), config.tokenSecret, { algorithms: ['HS256'] });
    res.locals.user = claims as unknown as User;
    next();
  } catch {
    res.status(401).json({ error: 'invalid token' });
  }
}
`,
    'middleware/errors.ts': `import type { NextFunction, Request, Response } from 'express';

export class HttpError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

export function handleErrors(error: unknown, _req: Request, res: Response, _next: NextFunction): void {
  const status = error instanceof HttpError ? error.status : 500;
  res.status(status).json({ error: error instanceof Error && status < 500 ? error.message : 'internal error' });
}
`,
    'services/passwords.ts': `import { createHash } from 'node:crypto';
import bcrypt from 'bcrypt';
import jwt from 'jsonwebtoken';
import { config } from '../config.js';
import { rowsOf } from '../db/pool.js';

interface Credentials { id: number; password_hash: string; role: string }

export async function register(email: string, password: string): Promise<number> {
  const hash = await bcrypt.hash(password, config.hashRounds);
  const [user] = await rowsOf<{ id: number }>('INSERT INTO users (email, password_hash) VALUES ($1, $2) RETURNING id', [email, hash]);
  return user?.id ?? 0;
}

export async function logIn(email: string, password: string): Promise<string | null> {
  const [user] = await rowsOf<Credentials>('SELECT id, password_hash, role FROM users WHERE email = $1', [email]);
  if (!user || !(await bcrypt.compare(password, user.password_hash))) return null;
  return jwt.sign({ id: user.id, role: user.role }, config.tokenSecret, { expiresIn: '1h' });
}

export const etagOf = (body: string): string => createHash('sha256').update(body).digest('base64url');
`,
  }),
  app: resources => `import express from 'express';
import helmet from 'helmet';
import { config } from './config.js';
import { handleErrors } from './middleware/errors.js';
import { logIn, register } from './services/passwords.js';
${resources.map(({ name }) => `import { ${name}Routes } from './routes/${name}.js';`).join('\n')}

const app = express();
app.use(helmet());
app.use(express.json({ limit: config.bodyLimit }));

app.post('/register', async (req, res) => {
  const { email, password } = req.body;
  res.status(201).json({ id: await register(email, password) });
});
app.post('/login', async (req, res) => {
  const token = await logIn(req.body.email, req.body.password);
  res.status(token ? 200 : 401).json({ token });
});
${resources.map(({ name }) => `app.use('/${name}', ${name}Routes);`).join('\n')}
app.use(handleErrors);
app.listen(config.port);
`,
  resource: ({ name, type, text }) => ({
    [`validators/${name}.ts`]: `import { z } from 'zod';

export const ${name}Schema = z.object({ ${text}: z.string().min(1).max(200), amount: z.number().int().positive(), tags: z.array(z.string()).max(20) });
export type ${type}Input = z.infer<typeof ${name}Schema>;

export const ${name}Columns = ['id', '${text}', 'amount', 'created_at'] as const;
export type ${type}Column = (typeof ${name}Columns)[number];

export const is${type}Column = (value: unknown): value is ${type}Column => ${name}Columns.includes(value as ${type}Column);
`,
    [`repositories/${name}.ts`]: `import { pool, quoteColumn, rowsOf } from '../db/pool.js';
import type { ${type}Column, ${type}Input } from '../validators/${name}.js';

export interface ${type} { id: number; ${text}: string; amount: number; tags: string[]; created_at: Date }

export class ${type}Repository {
  async list(column: ${type}Column, direction: 'ASC' | 'DESC', page: number): Promise<${type}[]> {
    const order = quoteColumn(column) + ' ' + direction;
    return rowsOf<${type}>(\`SELECT * FROM ${name} ORDER BY \${order} LIMIT 20 OFFSET $1\`, [page * 20]);
  }

  async find(id: number): Promise<${type} | undefined> {
    const [found] = await rowsOf<${type}>('SELECT * FROM ${name} WHERE id = $1', [id]);
    return found;
  }

  async insert({ ${text}, amount, tags }: ${type}Input): Promise<${type}> {
    const { rows } = await pool.query<${type}>('INSERT INTO ${name} (${text}, amount, tags) VALUES ($1, $2, $3) RETURNING *', [${text}, amount, tags]);
    return rows[0]!;
  }

  async search(term: string, filters: Record<string, string>): Promise<${type}[]> {
    let sql = 'SELECT * FROM ${name} WHERE ${text} ILIKE $1';
    const values: unknown[] = [\`%\${term}%\`];
    for (const [key, value] of Object.entries(filters)) {
      values.push(value);
      sql += \` AND \${quoteColumn(key)} = $\${values.length}\`;
    }
    return rowsOf<${type}>(sql, values);
  }

  async touch(${text}: string): Promise<void> {
    await pool.query("UPDATE ${name} SET created_at = now() WHERE ${text} = '" + ${text} + "'");
  }
}
`,
    [`services/${name}.ts`]: `import { HttpError } from '../middleware/errors.js';
import { ${type}Repository, type ${type} } from '../repositories/${name}.js';
import { ${name}Schema, is${type}Column } from '../validators/${name}.js';

export class ${type}Service {
  private readonly cache = new Map<number, ${type}>();

  constructor(private readonly repository = new ${type}Repository()) {}

  async list(sort: unknown, descending: boolean, page: number): Promise<${type}[]> {
    const column = is${type}Column(sort) ? sort : 'id';
    return this.repository.list(column, descending ? 'DESC' : 'ASC', Math.max(0, page));
  }

  async get(id: number): Promise<${type}> {
    const known = this.cache.get(id);
    if (known) return known;
    const found = await this.repository.find(id);
    if (!found) throw new HttpError(404, \`no ${name} \${id}\`);
    this.cache.set(id, found);
    return found;
  }

  async create(body: unknown): Promise<${type}> {
    const parsed = ${name}Schema.safeParse(body);
    if (!parsed.success) throw new HttpError(400, parsed.error.issues.map(({ path, message }) => \`\${path.join('.')}: \${message}\`).join('; '));
    const created = await this.repository.insert(parsed.data);
    this.cache.set(created.id, created);
    return created;
  }

  summary(items: readonly ${type}[]): { count: number; total: number; tags: string[] } {
    const total = items.map(({ amount }) => amount).reduce((sum, amount) => sum + amount, 0);
    const tags = [...new Set(items.flatMap(item => item.tags))].filter(tag => tag.length > 1).sort();
    return { count: items.length, total, tags };
  }

  describe(item: ${type}): string {
    return \`\${item.${text}} (\${item.tags.join(', ')}): \${item.amount.toFixed(2)} since \${item.created_at.toISOString()}\`;
  }
}
`,
    [`routes/${name}.ts`]: `import { Router } from 'express';
import { pool } from '../db/pool.js';
import { requireUser } from '../middleware/auth.js';
import { ${type}Service } from '../services/${name}.js';

const service = new ${type}Service();
export const ${name}Routes = Router();

${name}Routes.get('/', requireUser, async (req, res, next) => {
  try {
    const items = await service.list(req.query.sort, req.query.descending === 'true', Number(req.query.page ?? 0));
    res.json({ items, summary: service.summary(items) });
  } catch (error) {
    next(error);
  }
});

${name}Routes.get('/:id', requireUser, async (req, res) => {
  const id = Number.parseInt(req.params.id, 10);
  if (!Number.isInteger(id)) return res.status(400).json({ error: 'not a number' });
  const item = await service.get(id);
  return res.json({ ...item, text: service.describe(item) });
});

${name}Routes.get('/:id/history', async (req, res) => {
  const { rows } = await pool.query(\`SELECT * FROM history WHERE ${name} = '\${req.params.id}' ORDER BY created_at\`);
  res.json(rows);
});

${name}Routes.post('/', requireUser, async (req, res) => {
  const created = await service.create(req.body);
  res.status(201).location(\`/${name}/\${created.id}\`).json(created);
});
`,
  }),
};

/** JavaScript with CommonJS: callbacks, `mysql2`, one object of functions a file. */
const javascript = {
  extension: 'js',
  shared: () => ({
    'config.js': `'use strict';

module.exports = {
  port: process.env.PORT || 3000,
  database: { host: process.env.DB_HOST, user: process.env.DB_USER, password: process.env.DB_PASSWORD },
  tokenSecret: process.env.TOKEN_SECRET,
  hashRounds: 12,
};
`,
    'db/connection.js': `'use strict';
const mysql = require('mysql2/promise');
const config = require('../config');

const pool = mysql.createPool(config.database);

exports.query = async function query(sql, values) {
  const [rows] = await pool.execute(sql, values);
  return rows;
};
exports.pool = pool;
`,
    'middleware/auth.js': `'use strict';
const jwt = require('jsonwebtoken');
const { tokenSecret } = require('../config');

module.exports = function requireUser(req, res, next) {
  const token = req.headers['x-access-token'] || (req.cookies && req.cookies.token);
  if (!token) return res.status(401).json({ error: 'missing token' });
  jwt.verify(token, tokenSecret, { algorithms: ['HS256'] }, function (error, claims) {
    if (error) return res.status(401).json({ error: 'invalid token' });
    req.user = claims;
    next();
  });
};
`,
    'services/passwords.js': `'use strict';
const crypto = require('crypto');
const bcrypt = require('bcryptjs');
const jwt = require('jsonwebtoken');
const config = require('../config');
const db = require('../db/connection');

exports.register = async function (email, password) {
  const salt = await bcrypt.genSalt(config.hashRounds);
  const hash = await bcrypt.hash(password, salt);
  await db.query('INSERT INTO users (email, password) VALUES (?, ?)', [email, hash]);
};

exports.logIn = async function (email, password) {
  const rows = await db.query('SELECT * FROM users WHERE email = ?', [email]);
  if (rows.length === 0 || !bcrypt.compareSync(password, rows[0].password)) return null;
  return jwt.sign({ id: rows[0].id }, config.tokenSecret, { expiresIn: 3600 });
};

exports.etagOf = body => crypto.createHash('md5').update(body).digest('hex');
`,
  }),
  app: resources => `'use strict';
const express = require('express');
const helmet = require('helmet');
const bodyParser = require('body-parser');
const config = require('./config');
const passwords = require('./services/passwords');

const app = express();
app.use(helmet());
app.use(bodyParser.json());
app.use(bodyParser.urlencoded({ extended: false }));

app.post('/register', function (req, res, next) {
  passwords.register(req.body.email, req.body.password).then(() => res.sendStatus(201)).catch(next);
});
app.post('/login', function (req, res, next) {
  passwords.logIn(req.body.email, req.body.password).then(token => res.json({ token })).catch(next);
});
${resources.map(({ name }) => `app.use('/${name}', require('./routes/${name}'));`).join('\n')}
app.use(function (err, req, res, next) {
  console.error(err.stack);
  res.status(err.status || 500).send('error');
});
app.listen(config.port);
module.exports = app;
`,
  resource: ({ name, type, text }) => ({
    [`validators/${name}.js`]: `'use strict';
const Joi = require('joi');

const columns = { id: 'id', ${text}: '${text}', created: 'created_at' };

exports.schema = Joi.object({ ${text}: Joi.string().max(200).required(), amount: Joi.number().integer().min(1), tags: Joi.array().items(Joi.string()) });
exports.columnOf = name => (Object.prototype.hasOwnProperty.call(columns, name) ? columns[name] : 'id');
exports.isAmount = value => /^[0-9]{1,9}$/.test(value);
`,
    [`repositories/${name}.js`]: `'use strict';
const db = require('../db/connection');
const { columnOf } = require('../validators/${name}');

module.exports = {
  async list(sort, page) {
    const column = columnOf(sort);
    return db.query('SELECT * FROM ${name} ORDER BY ' + column + ' LIMIT 20 OFFSET ?', [page * 20]);
  },
  async find(id) {
    const rows = await db.query('SELECT * FROM ${name} WHERE id = ?', [id]);
    return rows[0];
  },
  async insert({ ${text}, amount }) {
    const result = await db.query('INSERT INTO ${name} (${text}, amount) VALUES (?, ?)', [${text}, amount]);
    return { id: result.insertId, ${text}, amount };
  },
  search(term) {
    let sql = 'SELECT * FROM ${name}';
    if (term) {
      sql += " WHERE ${text} LIKE '%" + term + "%'";
    }
    return db.pool.query(sql);
  },
};
`,
    [`services/${name}.js`]: `'use strict';
const repository = require('../repositories/${name}');
const { schema } = require('../validators/${name}');

class ${type}Service {
  constructor() {
    this.cache = new Map();
    this.misses = 0;
  }

  async get(id) {
    if (this.cache.has(id)) return this.cache.get(id);
    this.misses += 1;
    const found = await repository.find(id);
    if (!found) {
      const error = new Error('no ${name} ' + id);
      error.status = 404;
      throw error;
    }
    this.cache.set(id, found);
    return found;
  }

  async create(body) {
    const { value, error } = schema.validate(body);
    if (error) throw Object.assign(new Error(error.details.map(detail => detail.message).join('; ')), { status: 400 });
    return repository.insert(value);
  }

  summary(items) {
    const total = items.map(item => item.amount).reduce((sum, amount) => sum + amount, 0);
    return { count: items.length, total, average: items.length ? total / items.length : 0 };
  }

  describe(item) {
    const parts = [item.${text}, item.amount.toFixed(2)];
    if (item.created_at) parts.push('since ' + item.created_at.toISOString());
    return parts.join(', ');
  }
}

module.exports = new ${type}Service();
`,
    [`routes/${name}.js`]: `'use strict';
const router = require('express').Router();
const db = require('../db/connection');
const requireUser = require('../middleware/auth');
const repository = require('../repositories/${name}');
const service = require('../services/${name}');

router.get('/', requireUser, function (req, res, next) {
  repository
    .list(req.query.sort, Number(req.query.page || 0))
    .then(items => res.json({ items, summary: service.summary(items) }))
    .catch(next);
});

router.get('/search', function (req, res, next) {
  repository.search(req.query.q).then(([rows]) => res.json(rows)).catch(next);
});

router.get('/:id', requireUser, async function (req, res, next) {
  try {
    const item = await service.get(parseInt(req.params.id, 10));
    res.render('${name}', { item, text: service.describe(item), user: req.user });
  } catch (error) {
    next(error);
  }
});

router.post('/', requireUser, function (req, res, next) {
  service.create(req.body).then(created => res.status(201).json(created)).catch(next);
});

router.delete('/:id', requireUser, function (req, res, next) {
  db.query(\`DELETE FROM ${name} WHERE id = \${req.params.id}\`)
    .then(() => res.sendStatus(204))
    .catch(next);
});

module.exports = router;
`,
  }),
};

const variants = { ts: typescript, js: javascript };

/**
 * A made-up backend: `resources` times a route, service, repository and validator that import each other, with what they
 * share. Most of it is safe; each resource has a few faults. Gives `{ file, text }` with paths from its root.
 */
export function generateBackend(resources, language = 'ts') {
  const variant = variants[language];
  const all = Array.from({ length: resources }, (_, index) => resourceOf(index));
  const sources = Object.assign(
    { [`app.${variant.extension}`]: variant.app(all) },
    variant.shared(),
    ...all.map(resource => variant.resource(resource)),
  );
  return Object.entries(sources).map(([file, text]) => ({ file: `src/${file}`, text }));
}

/** Writes a made-up backend to a folder, with the package.json and tsconfig.json that it needs, and gives its files. */
export function writeBackend(folder, resources, language = 'ts') {
  const packages = ['express', 'helmet', 'jsonwebtoken', 'pg', 'mysql2', 'bcrypt', 'bcryptjs', 'body-parser', 'zod', 'joi'];
  const manifest = {
    name: 'generated',
    ...(language === 'ts' ? { type: 'module' } : {}),
    dependencies: Object.fromEntries(packages.map(name => [name, '*'])),
  };
  const compilerOptions = { module: 'NodeNext', target: 'ES2022', strict: true };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  if (language === 'ts') writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  return generateBackend(resources, language).map(({ file, text }) => {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    return target;
  });
}

const section = index => {
  const { name, type, text } = resourceOf(index);
  return `
interface ${type} { id: number; ${text}: string; amount: number }
const ${name}Columns = ['id', '${text}', 'amount'];

async function find${type}(id: number): Promise<${type} | undefined> {
  const { rows } = await pool.query('SELECT * FROM ${name} WHERE id = $1', [id]);
  return rows[0];
}

function filterOf${type}(query: Record<string, string>): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  let text = 'SELECT * FROM ${name} WHERE true';
  if (query.${text}) {
    values.push(query.${text});
    text += \` AND ${text} = $\${values.length}\`;
  }
  if (query.amount && Number.isInteger(Number(query.amount))) text += ' AND amount = ' + Number(query.amount);
  return { text, values };
}

app.get('/${name}', requireUser, async (req, res, next) => {
  try {
    const column = ${name}Columns.includes(req.query.sort) ? req.query.sort : 'id';
    const { text, values } = filterOf${type}(req.query);
    const { rows } = await pool.query(\`\${text} ORDER BY \${column} LIMIT 20\`, values);
    res.json(rows.map((row: ${type}) => ({ ...row, link: \`/${name}/\${row.id}\`, price: row.amount.toFixed(2) })));
  } catch (error) {
    next(error);
  }
});

app.get('/${name}/:id', async (req, res) => {
  const found = await find${type}(Number(req.params.id));
  if (!found) return res.status(404).json({ error: 'no ${name}' });
  const history = await pool.query(\`SELECT * FROM history WHERE ${text} = '\${req.query.${text}}'\`);
  return res.json({ ...found, history: history.rows });
});

app.post('/${name}/account', async (req, res) => {
  const { email, password } = req.body;
  const hash = await bcrypt.hash(password, ${index % 5 === 0 ? 4 : 12});
  await pool.query('INSERT INTO ${name} (email, password_hash) VALUES ($1, $2)', [email, hash]);
  const token = jwt.sign({ email }, config.secret, { expiresIn: '1h' });
  const claims = jwt.verify(token, config.secret, { algorithms: ['HS256'] });
  res.json({ token, tag: createHash('sha256').update(email).digest('hex'), claims });
});
`;
};

/** One realistic file of about that many lines: routes, queries, filters, hashes and tokens. */
export function generateFile(lines) {
  let text = `import express from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';
import bcrypt from 'bcrypt';
import jwt from 'jsonwebtoken';
import { createHash } from 'node:crypto';
import { requireUser } from './middleware/auth.js';

const config = { secret: process.env.SECRET ?? '', limit: '100kb' };
const app = express();
const pool = new Pool();
app.use(helmet());
app.use(express.json({ limit: config.limit }));
`;
  const perSection = section(0).split('\n').length - 1;
  const count = Math.max(1, Math.round((lines - text.split('\n').length) / perSection));
  for (let index = 0; index < count; index += 1) text += section(index);
  return `${text}\napp.listen(3000);\n`;
}
