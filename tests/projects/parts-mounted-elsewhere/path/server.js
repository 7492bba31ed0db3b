import express from 'express';
import helmet from 'helmet';
import invoices from './invoices.js';

const site = express();
site.use(helmet());
site.use('/invoices', invoices);
site.listen(3000);
