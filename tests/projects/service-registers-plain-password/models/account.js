const { Schema, model } = require('mongoose');

module.exports = model('Account', new Schema({ email: String, password: String }));
