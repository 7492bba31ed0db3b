import Koa from 'koa';
import helmet from 'koa-helmet';
import multer from 'koa-multer';

const app = new Koa();
app.use(helmet());
app.use(multer({ dest: 'uploads' }).single('file')); // expect: require-body-limit
app.use(multer({ dest: 'uploads', limits: { fileSize: 1024 * 1024 } }).single('file'));
app.listen(3000);
