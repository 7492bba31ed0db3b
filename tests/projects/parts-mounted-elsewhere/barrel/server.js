import express from 'express';
import vhost from 'vhost';
import helmet from 'helmet';
import * as parts from './parts.js';

const site = express();
site.use(helmet());
site.use(vhost('invoices.example.com', parts.invoices));
site.listen(3000);
