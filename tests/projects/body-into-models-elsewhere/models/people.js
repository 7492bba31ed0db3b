const mongoose = require('mongoose');
const { hashOnSave } = require('./hooks');

const customerSchema = new mongoose.Schema({ name: String, email: String, password: String });
const sellerSchema = new mongoose.Schema({ name: String, email: String, password: String });

hashOnSave(sellerSchema);

exports.Customer = mongoose.model('Customer', customerSchema);
exports.Seller = mongoose.model('Seller', sellerSchema);
