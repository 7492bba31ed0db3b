module.exports = {
  issuer: process.env.ISSUER,
  publicKey: process.env.PUBLIC_KEY,
  algorithms: ['ES256', 'none'],
  strict: { algorithms: ['ES256'] },
};
