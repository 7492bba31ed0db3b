import Koa from 'koa';
import { koaBody } from 'koa-body';
import helmet from 'koa-helmet';

const app = new Koa();
app.use(helmet());
app.use(koaBody({ jsonLimit: '2mb', multipart: true, formidable: { maxFileSize: 5 * 1024 * 1024 } }));
app.use(ctx => {
  ctx.body = ctx.request.files;
});
app.listen(3000);

const endless = new Koa();
endless.use(helmet());
endless.use(koaBody({ textLimit: 'none' })); // expect: require-body-limit
endless.use(ctx => {
  ctx.status = 204;
});
endless.listen(3001);

const uploads = new Koa();
uploads.use(helmet());
uploads.use(koaBody({ multipart: true, formidable: { maxFileSize: Infinity } })); // expect: require-body-limit
uploads.use(ctx => {
  ctx.status = 204;
});
uploads.listen(3002);

const bare = new Koa();
bare.use(helmet());
// @ts-expect-error -- the options of formidable are an object
bare.use(koaBody({ multipart: true, formidable: 20 * 1024 * 1024 })); // expect: require-body-limit
bare.use(ctx => {
  ctx.status = 204;
});
bare.listen(3003);
