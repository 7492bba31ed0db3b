const { Schema, model } = require('mongoose');

module.exports = model('Tag', new Schema({ name: String }));
