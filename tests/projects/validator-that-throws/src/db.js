import mysql from 'mysql2/promise';

const pool = mysql.createPool(process.env.MYSQL_URL);

export const db = {
  async query(text, values) {
    const [rows] = await pool.query(text, values);
    return rows;
  },
};
