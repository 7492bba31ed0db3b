// Middleware that is called headers sets some, but none that makes browsers refuse anything.
import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import { headers } from './middleware/headers';
import { guarded } from './middleware/guarded';
import { pages } from './pages';

export const app = new Koa({ proxy: true }); // expect: require-helmet
app.use(headers({ region: 'eu' }));
app.use(bodyParser());
app.use(pages.routes());

export const server = new Koa({ proxy: true });
server.use(guarded);
server.use(bodyParser());
server.use(pages.routes());
