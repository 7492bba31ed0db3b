const { hash } = require('bcryptjs');

exports.prepareUser = async (req, res, next) => {
  req.body.password = await hash(req.body.password, 12);
  next();
};

exports.trimUser = (req, res, next) => {
  req.body.email = req.body.email.trim();
  next();
};
