// The connection comes from a getter of another file that opens it once.
import Koa from 'koa';
import Router from '@koa/router';
import helmet from 'koa-helmet';
import getDb from './lib/get-db.mjs';

const app = new Koa();
const router = new Router();

router.get('/notes', ctx => {
  const db = getDb();
  ctx.body = db.prepare(`SELECT id, title FROM notes WHERE owner = '${ctx.query.owner}'`).all(); // expect: no-raw-sql-interpolation
});

router.get('/notes/:id', ctx => {
  const note = getDb().prepare('SELECT * FROM notes WHERE id = ?').get(ctx.params.id);
  ctx.assert(note, 404);
  ctx.body = note;
});

router.delete('/notes/:id', ctx => {
  getDb().exec('DELETE FROM notes WHERE id = ' + ctx.params.id); // expect: no-raw-sql-interpolation
  ctx.status = 204;
});

app.use(helmet());
app.use(router.routes());
app.listen(3000);
