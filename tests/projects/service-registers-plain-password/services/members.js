const Account = require('../models/account');
const { seal } = require('./seal');

exports.register = async (email, secret) => Account.create({ email, password: await seal(secret) });
