import express from 'express';
import helmet from 'helmet';
import oracledb from 'oracledb';

const app = express();
app.use(helmet());

app.get('/items', async (req, res) => {
  const connection = await oracledb.getConnection({ user: 'shop' });
  const name = String(req.query.name);
  await connection.execute('SELECT * FROM items WHERE name = :1', [name]);
  await connection.execute('SELECT * FROM items WHERE name = :name', { name });
  await connection.execute(`SELECT * FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await connection.execute('SELECT * FROM items WHERE id = ' + req.query.id, [], { maxRows: 1 }); // expect: no-raw-sql-interpolation
  await connection.close();
  res.sendStatus(204);
});
