import Koa, { type Context, type Next } from 'koa';
import compose from 'koa-compose';
import helmet from 'koa-helmet';

async function log(ctx: Context, next: Next): Promise<void> {
  await next();
  console.log(ctx.status);
}

const respond = (ctx: Context): void => {
  ctx.body = 'hello';
};

const open = new Koa(); // expect: require-helmet
open.use(compose([log, respond]));
open.listen(3000);

const late = new Koa(); // expect: require-helmet
late.use(compose([log, respond, helmet()]));
late.listen(3001);

const covered = new Koa();
covered.use(compose([log, helmet(), respond]));
covered.listen(3002);

const nested = new Koa();
nested.use(compose([log, compose([helmet()])]));
nested.use(compose([respond]));
nested.listen(3003);

const first = new Koa();
first.use(helmet());
first.use(compose([respond]));
first.listen(3004);
