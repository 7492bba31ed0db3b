const { Pool } = require('pg');

const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: 20,
});

pool.on('error', err => {
  console.error('idle client', err);
  process.exit(1);
});

module.exports = pool;
