import { z } from 'zod';

export const listQuery = z.object({
  sort: z.enum(['title', 'released', 'rating']).default('title'),
  order: z.enum(['asc', 'desc']).default('asc'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const pathId = z.coerce.number().int().positive();
