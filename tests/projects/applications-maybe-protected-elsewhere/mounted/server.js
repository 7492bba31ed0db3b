import express from 'express';
import helmet from 'helmet';
import app from './app.js';

const site = express();
site.use(helmet());
site.use('/hello', app.callback());
site.listen(3000);
