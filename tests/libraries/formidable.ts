import express from 'express';
import formidable from 'formidable';
import helmet from 'helmet';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
app.use(helmet());

app.post('/files', async (req, res) => {
  const form = formidable({ maxFileSize: 5 * 1024 * 1024 });
  const [fields, files] = await form.parse(req);
  await pool.query('INSERT INTO files (name) VALUES ($1)', [fields['name']?.[0]]);
  await pool.query(`INSERT INTO files (name) VALUES ('${fields['name']?.[0]}')`); // expect: no-raw-sql-interpolation
  await pool.query(`INSERT INTO files (name) VALUES ('${files['picture']?.[0]?.newFilename}')`); // a random name
  await pool.query(`INSERT INTO files (name) VALUES ('${files['picture']?.[0]?.originalFilename}')`); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});

app.post('/any', async (req, res) => {
  await formidable({ maxFileSize: Infinity }).parse(req); // expect: require-body-limit
  res.sendStatus(204);
});
