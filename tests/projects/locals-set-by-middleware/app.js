// The first label of the host becomes the name of a schema.
const express = require('express');
const { Pool } = require('pg');
const tenant = require('./tenant');

const app = express(); // expect: require-helmet
const pool = new Pool();

app.use(tenant);

app.get('/invoices', async (req, res) => {
  const { schema } = res.locals;
  const { rows } = await pool.query(`SELECT number, total FROM ${schema}.invoices ORDER BY number`); // expect: no-raw-sql-interpolation
  res.json(rows);
});

app.listen(3000);
