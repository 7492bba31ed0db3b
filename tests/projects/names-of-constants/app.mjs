// Tables, columns and whole statements are constants of other files; a map with a fallback chooses the column.
import Koa from 'koa';
import helmet from 'koa-helmet';
import { createPool } from 'mysql2/promise';
import { columnOf, TABLE } from './schema.mjs';
import SQL from './statements.mjs';

const app = new Koa();
const pool = createPool(process.env.MYSQL_URL);

app.use(helmet());
app.use(async ctx => {
  const { sort, title } = ctx.query;
  if (ctx.path === '/tracks') {
    const [rows] = await pool.query(`SELECT * FROM ${TABLE.tracks} ORDER BY ${columnOf(sort)}`);
    ctx.body = rows;
  } else if (ctx.path === '/albums') {
    const [rows] = await pool.execute(SQL.albumsByTitle + SQL.page(2), [`%${title}%`]);
    ctx.body = rows;
  } else {
    const [rows] = await pool.query(SQL.labels);
    ctx.body = rows;
  }
});

app.listen(3000);
