import helmet from 'koa-helmet';
import app from './app.js';

app.middleware.unshift(helmet());
app.listen(3000);
