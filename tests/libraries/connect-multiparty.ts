import multipart from 'connect-multiparty';
import express from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
app.use(helmet());

app.post('/any', multipart(), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/folder', multipart({ uploadDir: 'uploads' }), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/zero', multipart({ maxFilesSize: 0 }), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/fields', multipart({ maxFieldsSize: 1024 }), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/limited', multipart({ maxFilesSize: 5 * 1024 * 1024 }), (_req, res) => res.sendStatus(204));
app.post('/files', multipart({ maxFilesSize: 5 * 1024 * 1024 }), async (req: any, res) => {
  await pool.query(`INSERT INTO files (path) VALUES ('${req.files.picture.path}')`);
  await pool.query(`INSERT INTO files (name) VALUES ('${req.files.picture.originalFilename}')`); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
app.listen(3000);
