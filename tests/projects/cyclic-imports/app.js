// Files that import each other, constants included, are read without end or error.
const express = require('express');
const helmet = require('helmet');

const app = express();
module.exports = app;

const { list } = require('./controllers/list');

app.use(helmet());
app.get('/items', list);
app.listen(3000);
