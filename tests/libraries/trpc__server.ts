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

const inHarbour = t.procedure.input(z.object({ harbour: z.string() }));

export const lists = t.router({
  ofHarbour: inHarbour
    .input(z.object({ by: z.string().max(40).optional(), id: z.string().uuid() }))
    .query(async ({ input }: any) => {
      await pool.query(`SELECT * FROM notes WHERE id = '${input.id}'`);
      await pool.query(`SELECT * FROM notes_${input.harbour}`); // expect: no-raw-sql-interpolation
      const { rows } = await pool.query(`SELECT * FROM notes ORDER BY ${input.by}`); // expect: no-raw-sql-interpolation
      return rows;
    }),
});
