const helmet = require('helmet');
const rateLimit = require('express-rate-limit');

module.exports = [rateLimit({ windowMs: 60_000, limit: 120 }), helmet({ crossOriginEmbedderPolicy: false })];
