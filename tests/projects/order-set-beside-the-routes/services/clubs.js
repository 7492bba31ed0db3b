const db = require('../db');

exports.guests = schema => db.query(`SELECT * FROM ${schema}.guests`);
