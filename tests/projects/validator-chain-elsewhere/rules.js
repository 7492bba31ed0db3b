import { celebrate, Joi, Segments } from 'celebrate';
import { query, validationResult } from 'express-validator';

export const sortingRules = [query('sort').isIn(['id', 'total', 'paid_at'])];

export const report = (req, res, next) => {
  const result = validationResult(req);
  if (!result.isEmpty()) return res.status(422).json({ errors: result.array() });
  next();
};

export const monthSchema = celebrate({
  [Segments.PARAMS]: Joi.object({
    year: Joi.number().integer().min(2000).max(2100).required(),
    month: Joi.number().integer().min(1).max(12).required(),
  }),
});
