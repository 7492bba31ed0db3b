/** Remembers the tenant that the host names. */
module.exports = function tenant(req, res, next) {
  const [name] = req.subdomains;
  if (!name) return res.status(404).send('Unknown tenant');
  res.locals.schema = `tenant_${name}`;
  next();
};
