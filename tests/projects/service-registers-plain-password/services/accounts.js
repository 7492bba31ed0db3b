const Account = require('../models/account');

exports.register = async (email, secret) => Account.create({ email: email.toLowerCase(), password: secret });
