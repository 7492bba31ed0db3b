import { createClient } from '__package__';
import express from 'express';
import helmet from 'helmet';

const app = express();
app.use(helmet());
const client = createClient();

app.get('/users', async (req, res) => {
  await client.query(`SELECT * FROM users WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
  await client.query('SELECT * FROM users WHERE name = $1', [req.query.name]);
  res.sendStatus(204);
});
