// The pool of db.js is the whole module, and a routes file queries it with text built from requests.
const express = require('express');
const helmet = require('helmet');
const customers = require('./routes/customers');

const app = express();
app.use(helmet());
app.use(express.json());
app.use('/customers', customers);

app.use((err, req, res, next) => {
  console.error(err);
  res.status(500).json({ error: 'Internal error' });
});

app.listen(process.env.PORT || 3000);
