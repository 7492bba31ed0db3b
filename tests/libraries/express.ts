import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();

app.use(helmet());
app.use(express.json());
app.use(express.urlencoded({ extended: true, limit: '1mb', parameterLimit: 100 }));
app.use(express.static('public'));

app.get('/users/:id', async (req, res) => {
  await pool.query('SELECT * FROM users WHERE id = $1', [req.params.id]);
  await pool.query(`SELECT * FROM users WHERE id = '${req.params.id}'`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM users WHERE id = ${Number(req.params.id)}`);
  res.sendStatus(204);
});

app.get('/env', (_req, res) => {
  res.status(200).set('X-Env', app.get('env')).json({});
});

const load = async (req: Request, _res: Response, next: NextFunction) => {
  await pool.query(`SELECT * FROM tenants WHERE host = '${req.get('host')}'`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM visits WHERE agent = '${req.headers['user-agent']}'`); // expect: no-raw-sql-interpolation
  next();
};

const save: RequestHandler = async (req, res) => {
  await pool.query(`INSERT INTO notes (text) VALUES ('${req.body.text}')`); // expect: no-raw-sql-interpolation
  await pool.query('INSERT INTO notes (text) VALUES ($1)', [req.body.text]);
  res.status(201).end();
};

const router = Router();
router.use(load);
router
  .route('/notes')
  .get([load], async (req: Request, res: Response) => {
    const { sort } = req.query;
    await pool.query(`SELECT * FROM notes ORDER BY ${sort}`); // expect: no-raw-sql-interpolation
    await pool.query(`SELECT * FROM notes ORDER BY ${sort === 'age' ? 'age' : 'name'}`);
    res.json([]);
  })
  .post(save);
app.use('/api', router);

app.post('/import', express.text({ limit: Infinity }), (_req, res) => res.json({})); // expect: require-body-limit
app.post('/webhook', express.raw({ type: 'application/json' }), (_req, res) => res.json({}));

app.use(async (error: Error, req: Request, res: Response, _next: NextFunction) => {
  await pool.query(`INSERT INTO errors (url) VALUES ('${req.originalUrl}')`); // expect: no-raw-sql-interpolation
  res.status(500).json({ message: error.name });
});

app.listen(3000);

const bare = express(); // expect: require-helmet
bare.get('/', (_req, res) => res.send('hello'));
bare.listen(3001);
