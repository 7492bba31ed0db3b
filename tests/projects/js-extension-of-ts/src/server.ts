// Imports end in .js as ESM asks for, while the files are TypeScript; one is loaded with `await import`.
import Koa from 'koa';
import helmet from 'koa-helmet';
import { fetchRows } from './rows.js';

const app = new Koa();
app.use(helmet());

app.use(async ctx => {
  if (ctx.path === '/cities') {
    ctx.body = await fetchRows(`SELECT name FROM cities WHERE name LIKE '${ctx.query.prefix as string}%'`); // expect: no-raw-sql-interpolation
    return;
  }
  if (ctx.path === '/archive') {
    const archive = await import('./archive.js');
    ctx.body = await archive.search(`year = ${ctx.query.year as string}`); // expect: no-raw-sql-interpolation
    return;
  }
  ctx.body = await fetchRows('SELECT name FROM cities ORDER BY population DESC LIMIT 10');
});

app.listen(3000);
