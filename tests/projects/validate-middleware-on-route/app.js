// The routes file validates by a schema; the handler of another file sees only what came through.
const express = require('express');
const helmet = require('helmet');

const app = express();
app.use(helmet());
app.use(express.json());
app.use('/rooms', require('./rooms.routes'));
app.listen(3000);
