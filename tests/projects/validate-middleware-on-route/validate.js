module.exports = (where, schema) => (req, res, next) => {
  const { error, value } = schema.validate(req[where], { stripUnknown: true });
  if (error) return res.status(400).json({ error: error.message });
  req[where] = value;
  next();
};
