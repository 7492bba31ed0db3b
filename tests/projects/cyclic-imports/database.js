const model = require('./model');
const { Pool } = require('pg');

const pool = new Pool();

exports.again = text => model.run(text);
exports.query = async text => (await pool.query(text)).rows;
