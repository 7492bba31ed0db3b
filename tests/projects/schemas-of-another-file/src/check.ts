import type { RequestHandler } from 'express';
import type { z } from 'zod';

export const validate =
  (schema: z.ZodType): RequestHandler =>
  (req, res, next) => {
    const result = schema.safeParse(req);
    if (!result.success) return res.status(400).json(result.error);
    next();
  };

export const parsed = <T>(schema: z.ZodType<T>, data: unknown): T => schema.parse(data);
