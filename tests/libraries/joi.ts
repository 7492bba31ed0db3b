import Hapi from '@hapi/hapi';
import express from 'express';
import helmet from 'helmet';
import Joi from 'joi';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
app.use(helmet());

const SORTABLE = ['name', 'length'];
const paging = Joi.object({ page: Joi.number().integer().min(1).default(1), group: Joi.string().allow(null) });
const listTrails = Joi.object()
  .keys({
    sortBy: Joi.string().trim().max(60).default('id'),
    way: Joi.string().valid('asc', 'desc').required(),
    by: Joi.valid(...SORTABLE),
    owner: Joi.string().guid({ version: 'uuidv4' }),
    column: Joi.string().pattern(/^[a-z_]+$/),
    columns: Joi.array().items(Joi.string()).single(),
    contact: Joi.string().email(),
    within: Joi.object({ zone: Joi.string(), radius: Joi.number() }).unknown(false),
  })
  .concat(paging);

app.get('/trails', async (req, res) => {
  const query = await listTrails.validateAsync(req.query, { abortEarly: true });
  await pool.query(`SELECT * FROM trails ORDER BY ${query.sortBy}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT ${query.columns.join(', ')} FROM trails`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT count(*) FROM trails GROUP BY ${query.group}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM ${query.within.zone}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM trails WHERE owner = '${query.owner}' ORDER BY ${query.by} ${query.way}`);
  const { rows } = await pool.query(
    `SELECT * FROM trails WHERE radius < ${query.within.radius} ORDER BY ${query.column} OFFSET ${query.page}`,
  );
  res.json(rows);
});

app.post('/trails/search', async (req, res) => {
  const { error, value } = listTrails.validate(req.body);
  if (error) return res.status(400).json(error.details);
  const { rows } = await pool.query(`SELECT * FROM trails ORDER BY ${value.sortBy} ${value.way}`); // expect: no-raw-sql-interpolation
  return res.json(rows);
});

const server = Hapi.server({ routes: { security: true } });
server.route({
  method: 'GET',
  path: '/trails/{id}/huts',
  options: {
    validate: { params: Joi.object({ id: Joi.number().required() }), query: Joi.object({ sort: Joi.string(), q: Joi.string().hex() }) },
    handler: async request => {
      await pool.query(`SELECT * FROM huts WHERE trail = ${request.params.id} AND code = '${request.query.q}'`);
      return pool.query(`SELECT * FROM huts ORDER BY ${request.query.sort}`); // expect: no-raw-sql-interpolation
    },
  },
});
