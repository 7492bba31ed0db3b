import express from 'express';
import helmet from 'helmet';
import { createApp } from './app.js';

const site = express();
site.use(helmet());
site.use('/invoices', createApp());
site.listen(3000);
