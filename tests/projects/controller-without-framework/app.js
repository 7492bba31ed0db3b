// Handlers live in a controller that imports no framework; only the routes file shows that they get requests.
const express = require('express');
const helmet = require('helmet');
const books = require('./routes/books.routes');

const app = express();
app.use(helmet());
app.use(express.json());
app.use('/api/books', books);

module.exports = app;
