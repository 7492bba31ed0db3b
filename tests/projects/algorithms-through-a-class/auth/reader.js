// The list comes from another file, through the constructor of a class that only this file makes objects of.
const jwt = require('jsonwebtoken');
const tokens = require('../config/tokens');

class TokenReader {
  constructor({ publicKey, issuer, algorithms }) {
    this.key = publicKey;
    this.settings = { issuer, algorithms }; // expect: require-jwt-verify
  }

  read(token) {
    return jwt.verify(token, this.key, this.settings);
  }
}

const reader = new TokenReader(tokens);

class StrictReader {
  constructor(key, { algorithms }) {
    this.key = key;
    this.algorithms = algorithms;
  }

  read(token) {
    return jwt.verify(token, this.key, { algorithms: this.algorithms });
  }
}

const strict = new StrictReader(tokens.publicKey, tokens.strict);

exports.claimsOf = req => reader.read(req.get('x-access-token'));
exports.strictClaimsOf = req => strict.read(req.get('x-access-token'));
