// The office is an application of its own, mounted on one that sets the headers.
const express = require('express');
const helmet = require('helmet');
const office = require('./office');

const app = express();

app.use(helmet());
app.use('/office', office);

app.listen(3000);
