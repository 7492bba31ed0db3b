module.exports = function tenant(req, res, next) {
  const schema = req.get('x-tenant');
  if (!schema) return res.status(400).json({ error: 'no tenant' });
  req.tenant = { schema };
  next();
};
