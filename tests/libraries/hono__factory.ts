import { createFactory, createMiddleware } from 'hono/factory';
import { decodeJwt } from 'jose';
import { Pool } from 'pg';

const pool = new Pool();

export const withUser = createMiddleware<{ Variables: { user: string } }>(async (c, next) => {
  const { sub = '' } = decodeJwt(c.req.header('x-token') ?? ''); // expect: require-jwt-verify
  c.set('user', sub);
  await next();
});

const factory = createFactory();

export const withTenant = factory.createMiddleware(async (context, next) => {
  await pool.query(`SET search_path TO ${context.req.header('x-tenant')}`); // expect: no-raw-sql-interpolation
  await next();
});

export const getUser = factory.createHandlers(async context => {
  await pool.query('SELECT * FROM users WHERE id = $1', [context.req.param('id')]);
  await pool.query(`SELECT * FROM users WHERE id = '${context.req.param('id')}'`); // expect: no-raw-sql-interpolation
  return context.json({});
});
