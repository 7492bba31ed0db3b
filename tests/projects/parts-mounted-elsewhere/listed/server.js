import express from 'express';
import helmet from 'helmet';
import invoices from './app.js';

const parts = [{ path: '/invoices', application: invoices }];

const site = express();
site.use(helmet());
for (const { path, application } of parts) site.use(path, application);
site.listen(3000);
