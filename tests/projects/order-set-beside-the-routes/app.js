const express = require('express');
const helmet = require('helmet');
const { tenant } = require('./middleware');
const clubs = require('./routes/clubs');

const app = express();
app.use(helmet());
app.use(tenant);
app.use('/clubs', clubs);
app.listen(3000);
