const mysql = require('mysql2/promise');

const pool = mysql.createPool(process.env.DATABASE_URL);

module.exports = {
  query: async text => {
    const [rows] = await pool.query(text);
    return rows;
  },
};
