// Schemas of another file are read field by field, where they are called and behind a middleware that gets one.
import { z } from 'zod';

export const paging = z.object({ limit: z.coerce.number().default(20), offset: z.coerce.number().default(0) });

export const listLocks = paging.extend({
  sortBy: z.string().min(1).default('id'),
  direction: z.enum(['ASC', 'DESC']).default('ASC'),
  canal: z.string().uuid(),
});

export const listLocksRequest = z.object({ query: listLocks, params: z.object({ region: z.string() }) });

const isColumn = (name: string) => ['id', 'height'].includes(name);

export const checkedList = listLocks.extend({ sortBy: z.string().refine(isColumn) });
