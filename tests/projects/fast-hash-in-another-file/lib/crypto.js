const { createHash, randomUUID } = require('node:crypto');

exports.hashPassword = text => createHash('sha256').update(text).digest('hex');

exports.newId = () => randomUUID();
