import express from 'express';
import PromiseRouter from 'express-promise-router';
import helmet from 'helmet';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
const router = PromiseRouter();

router.get('/notes/:id', async (request, response) => {
  await pool.query(`SELECT * FROM notes WHERE id = '${request.params['id']}'`); // expect: no-raw-sql-interpolation
  await pool.query('SELECT * FROM notes WHERE id = $1', [request.params['id']]);
  response.sendStatus(204);
});

app.use(helmet());
app.use('/api', router);
app.listen(3000);
