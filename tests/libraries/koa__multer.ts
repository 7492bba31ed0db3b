import Koa from 'koa';
import helmet from 'koa-helmet';
import Router from '@koa/router';
import multer from '@koa/multer';
import { Pool } from 'pg';

const app = new Koa();
const router = new Router();
const pool = new Pool();
app.use(helmet());

const anySize = multer({ storage: multer.memoryStorage() }); // expect: require-body-limit
const counted = multer({ dest: 'uploads', limits: { files: 3 } }); // expect: require-body-limit
const endless = multer({ dest: 'uploads', limits: { fileSize: Infinity } }); // expect: require-body-limit
const limited = multer({ storage: multer.diskStorage({}), limits: { fileSize: 5 * 1024 * 1024 } });
const fieldsOnly = multer();

router.post('/any', anySize.single('file'), ctx => {
  ctx.status = 204;
});
router.post('/counted', counted.array('files'), ctx => {
  ctx.status = 204;
});
router.post('/endless', endless.single('file'), ctx => {
  ctx.status = 204;
});
router.post('/fields', fieldsOnly.none(), ctx => {
  ctx.status = 204;
});
router.post('/limited', limited.single('file'), async ctx => {
  await pool.query('INSERT INTO files (name) VALUES ($1)', [ctx.file.originalname]);
  await pool.query(`INSERT INTO files (name) VALUES ('${ctx.file.originalname}')`); // expect: no-raw-sql-interpolation
  await pool.query(`INSERT INTO files (name) VALUES ('${ctx.file.filename}')`); // a random name
  ctx.status = 204;
});

app.use(router.routes());
app.listen(3000);
