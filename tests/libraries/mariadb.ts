import express from 'express';
import helmet from 'helmet';
import mariadb from 'mariadb';

const app = express();
app.use(helmet());
const pool = mariadb.createPool({ host: 'localhost' });

app.get('/items', async (req, res) => {
  const connection = await pool.getConnection();
  await connection.query('SELECT * FROM items WHERE name = ?', [req.query.name]);
  await connection.query(`SELECT * FROM items WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
  await connection.execute({ sql: 'SELECT * FROM items WHERE id = ' + req.query.id }); // expect: no-raw-sql-interpolation
  await pool.batch('INSERT INTO items (name) VALUES (?)', [[req.query.name]]);
  await pool.query(`SELECT * FROM items WHERE name = ${connection.escape(req.query.name)}`);
  await connection.release();
  res.sendStatus(204);
});
