import Koa from 'koa';
import helmet from 'koa-helmet';
import mysql from 'mysql2/promise';
import glaciers from './routes.js';

const app = new Koa();
app.context.db = mysql.createPool({ uri: process.env.DATABASE_URL });
app.use(helmet());
app.use(glaciers.routes());
app.listen(3000);
