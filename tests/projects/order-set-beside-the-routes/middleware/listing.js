const Joi = require('joi');

const COLUMNS = ['name', 'founded'];

exports.order = (req, res, next) => {
  res.locals.order = req.query.by ? `ORDER BY "${req.query.by}"` : '';
  next();
};

exports.allowedOrder = (req, res, next) => {
  res.locals.safeOrder = COLUMNS.includes(req.query.by) ? req.query.by : 'id';
  next();
};

exports.page = (req, res, next) => {
  req.page = { size: Number(req.query.size) || 20, start: parseInt(req.query.start, 10) };
  next();
};

exports.fullText = (req, res, next) => {
  res.locals.listing = { text: `SELECT * FROM clubs WHERE motto = '${req.query.motto}'`, values: [] };
  next();
};

exports.byId = (req, res, next) => {
  res.locals.listing = { text: 'SELECT * FROM clubs WHERE id = $1', values: [req.params.id] };
  next();
};

const schema = Joi.object({ town: Joi.string().valid('Bruges', 'Ghent') });

exports.check = (req, res, next) => {
  const { error } = schema.validate(req.query);
  return error ? res.sendStatus(400) : next();
};

exports.town = (req, res, next) => {
  req.town = req.query.town;
  next();
};
