const pgp = require('pg-promise')();

const db = pgp(process.env.DATABASE_URL);
const rows = (text, values) => db.any(text, values);

module.exports = { pgp, db, rows };
