// Options of tokens, which several files verify with.
module.exports = {
  tokens: {
    key: process.env.TOKEN_KEY,
    strict: { algorithms: ['HS256'], issuer: 'library' },
    lenient: { algorithms: ['HS256'], issuer: 'library', ignoreExpiration: true },
  },
};
