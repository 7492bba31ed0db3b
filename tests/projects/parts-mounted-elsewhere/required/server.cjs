const express = require('express');
const helmet = require('helmet');

const site = express();
site.use(helmet());
site.use('/invoices', require('./app.cjs'));
site.listen(3000);
