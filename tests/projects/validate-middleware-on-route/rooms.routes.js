const { Router } = require('express');
const Joi = require('joi');
const validate = require('./validate');
const rooms = require('./rooms.controller');

const router = Router();

const listSchema = Joi.object({
  sort: Joi.string().valid('name', 'seats').default('name'),
  direction: Joi.string().valid('ASC', 'DESC').default('ASC'),
  seats: Joi.number().integer().min(1).default(1),
});

router.post('/search', validate('body', listSchema), rooms.list);

module.exports = router;
