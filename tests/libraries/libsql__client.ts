import { createClient } from '@libsql/client';
import express from 'express';
import helmet from 'helmet';

const app = express();
app.use(helmet());
const client = createClient({ url: ':memory:' });

app.get('/items', async (req, res) => {
  const name = String(req.query.name);
  await client.execute({ sql: 'SELECT * FROM items WHERE name = ?', args: [name] });
  await client.execute('SELECT * FROM items WHERE name = ?', [name]);
  await client.execute(`SELECT * FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await client.execute({ sql: 'SELECT * FROM items WHERE id = ' + req.query.id, args: [] }); // expect: no-raw-sql-interpolation
  await client.batch([`DELETE FROM items WHERE name = '${name}'`], 'write'); // expect: no-raw-sql-interpolation
  await client.batch([{ sql: 'DELETE FROM items WHERE name = ?', args: [name] }], 'write');
  const transaction = await client.transaction('write');
  await transaction.executeMultiple(`DELETE FROM items WHERE name = '${name}'; SELECT 1`); // expect: no-raw-sql-interpolation
  await transaction.commit();
  res.sendStatus(204);
});
