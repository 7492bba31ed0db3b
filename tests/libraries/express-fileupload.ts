import express from 'express';
import fileUpload from 'express-fileupload';
import helmet from 'helmet';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
app.use(helmet());

app.post('/any', fileUpload(), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/cut', fileUpload({ limits: { fileSize: 1024 * 1024 } }), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/ok', fileUpload({ limits: { fileSize: 1024 * 1024 }, abortOnLimit: true }), (req, res) => {
  res.json({ files: Object.keys(req.files ?? {}) });
});
const limited = fileUpload({ limits: { fileSize: 1024 * 1024 }, abortOnLimit: true, useTempFiles: true });
app.post('/files', limited, async (req, res) => {
  const picture: any = req.files?.['picture'];
  await pool.query(`INSERT INTO files (hash, path) VALUES ('${picture.md5}', '${picture.tempFilePath}')`);
  await pool.query(`INSERT INTO files (name) VALUES ('${picture.name}')`); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
