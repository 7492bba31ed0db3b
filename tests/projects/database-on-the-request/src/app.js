// A database that a middleware puts on the request, and one that the application keeps beside it.
const express = require('express');
const helmet = require('helmet');
const { Database } = require('./database');
const { withDatabase } = require('./with-database');

const app = express();
app.use(helmet());
app.use(withDatabase);
app.use((req, res, next) => {
  res.locals.fleet = new Database();
  next();
});
app.use('/boats', require('./boats'));

app.get('/fleet', async (req, res) => {
  res.json(await res.locals.fleet.byOwner(req.query.owner, req.query.order)); // expect: no-raw-sql-interpolation
});

app.listen(3000);
