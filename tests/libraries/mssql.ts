import express from 'express';
import helmet from 'helmet';
import sql from 'mssql';

const app = express();
app.use(helmet());
const connected = sql.connect('Server=localhost;Database=shop');

app.get('/items', async (req, res) => {
  const pool = await connected;
  const name = String(req.query.name);
  await pool.request().input('name', sql.NVarChar, name).query('SELECT * FROM items WHERE name = @name');
  await pool.query`SELECT * FROM items WHERE name = ${name}`;
  await pool.query(`SELECT * FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await pool.request().query('SELECT * FROM items WHERE id = ' + req.query.id); // expect: no-raw-sql-interpolation
  await new sql.Request(pool).batch(`DELETE FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
