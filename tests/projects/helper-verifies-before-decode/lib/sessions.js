const { verified } = require('./keys');

const seen = new Map();

exports.open = async token => {
  const claims = await verified(token);
  seen.set(claims.jti, Date.now());
};

exports.touch = token => {
  seen.set(token, Date.now());
};
