import Ajv from 'ajv';
import express from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
const ajv = new Ajv({ coerceTypes: true });
app.use(helmet());

const listed = {
  type: 'object',
  required: ['by'],
  additionalProperties: false,
  properties: {
    by: { enum: ['name', 'depth'] },
    owner: { type: 'string', format: 'uuid' },
    code: { type: 'string', pattern: '^[A-Z]{2}$' },
    rows: { type: 'integer', minimum: 1 },
    group: { type: 'string', maxLength: 40 },
    tags: { type: 'array', items: { type: 'string' } },
    kind: { anyOf: [{ const: 'fresh' }, { type: 'string' }] },
  },
} as const;
const isListing = ajv.compile(listed);

app.get('/bays', async (req, res) => {
  const { query } = req;
  if (!isListing(query)) return res.status(400).json(isListing.errors);
  await pool.query(`SELECT * FROM bays GROUP BY ${query.group}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM bays WHERE tag = '${String(query.tags)}'`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM bays WHERE code = '${query.code}' AND owner = '${query.owner}' AND kind = '${query.kind}'`);
  const { rows } = await pool.query(`SELECT * FROM bays ORDER BY ${query.by} LIMIT ${query.rows}`);
  return res.json(rows);
});

app.get('/bays/:id', async (req, res) => {
  const wanted = { by: req.query.by, group: req.query.group };
  if (ajv.validate(listed, wanted)) {
    const { rows } = await pool.query(`SELECT * FROM bays WHERE id = $1 ORDER BY ${wanted.by}`, [req.params.id]);
    await pool.query(`SELECT * FROM bays ORDER BY ${wanted.group}`); // expect: no-raw-sql-interpolation
    res.json(rows);
  } else {
    const { rows } = await pool.query(`SELECT * FROM bays ORDER BY ${wanted.by}`); // expect: no-raw-sql-interpolation
    res.json(rows);
  }
});
