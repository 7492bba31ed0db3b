const jwt = require('jsonwebtoken');

/** Seconds until the token ends. */
exports.expiry = token => jwt.decode(token).exp - Math.floor(Date.now() / 1000);
