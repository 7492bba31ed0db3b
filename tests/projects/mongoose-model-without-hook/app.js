// The model of another file has no hook, so the password is stored as it was sent.
const express = require('express');
const helmet = require('helmet');
const users = require('./routes/users');

const app = express();
app.use(helmet());
app.use(express.json());
app.use('/users', users);
app.listen(3000);
