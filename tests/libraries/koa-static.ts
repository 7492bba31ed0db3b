import Koa from 'koa';
import helmet from 'koa-helmet';
import serve from 'koa-static';

const app = new Koa();
app.use(helmet());
app.use(serve('public'));
app.listen(3000);

const late = new Koa(); // expect: require-helmet
late.use(serve('public'));
late.use(helmet());
late.listen(3001);
