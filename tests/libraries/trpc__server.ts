// @ts-expect-error -- the package is not installed beside this sample
import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import { Pool } from 'pg';

const pool = new Pool();
const t = initTRPC.create();

export const router = t.router({
  byTag: t.procedure.input(z.object({ tag: z.string() })).query(async ({ input }: any) => {
    const { rows } = await pool.query(`SELECT * FROM notes WHERE tag = '${input.tag}'`); // expect: no-raw-sql-interpolation
    return rows;
  }),
  sorted: t.procedure.input(z.object({ by: z.enum(['title', 'created']) })).query(async ({ input }: any) => {
    const { rows } = await pool.query(`SELECT * FROM notes ORDER BY ${input.by}`);
    return rows;
  }),
});
