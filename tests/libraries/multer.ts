import express from 'express';
import helmet from 'helmet';
import multer, { diskStorage } from 'multer';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
app.use(helmet());

const anySize = multer({ dest: 'uploads' }); // expect: require-body-limit
const counted = multer({ dest: 'uploads', limits: { files: 3 } }); // expect: require-body-limit
const endless = multer({ dest: 'uploads', limits: { fileSize: Infinity } }); // expect: require-body-limit
const limited = multer({ storage: diskStorage({}), limits: { fileSize: 5 * 1024 * 1024 } });

app.post('/any', anySize.single('file'), (_req, res) => res.sendStatus(204));
app.post('/counted', counted.array('files'), (_req, res) => res.sendStatus(204));
app.post('/endless', endless.single('file'), (_req, res) => res.sendStatus(204));
app.post('/limited', limited.single('file'), async (req, res) => {
  await pool.query('INSERT INTO files (name) VALUES ($1)', [req.file?.originalname]);
  await pool.query(`INSERT INTO files (name) VALUES ('${req.file?.originalname}')`); // expect: no-raw-sql-interpolation
  await pool.query(`INSERT INTO files (name) VALUES ('${req.file?.filename}')`); // a random name
  res.sendStatus(204);
});
app.post('/list', limited.array('files'), async (req, res) => {
  const files = req.files as any;
  await pool.query(`INSERT INTO files (path, size) VALUES ('${files[0]?.path}', ${files[0]?.size})`);
  await pool.query(`INSERT INTO files (type) VALUES ('${files[0]?.mimetype}')`); // expect: no-raw-sql-interpolation
  for (const { destination, fieldname, filename } of files) {
    await pool.query(`INSERT INTO files (folder, name) VALUES ('${destination}', '${filename}')`);
    await pool.query(`INSERT INTO files (field) VALUES ('${fieldname}')`); // expect: no-raw-sql-interpolation
  }
  res.sendStatus(204);
});
