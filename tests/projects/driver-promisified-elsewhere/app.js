// The driver's function is promisified and bound in another file.
const express = require('express');
const { query } = require('./lib/db');

const app = express(); // expect: require-helmet

app.get('/books/search', async (req, res) => {
  const { q: term = '', page } = req.query;
  const offset = (parseInt(page, 10) || 0) * 20;
  const books = await query("SELECT * FROM books WHERE title LIKE '%" + term + "%' LIMIT 20 OFFSET " + offset); // expect: no-raw-sql-interpolation
  const [{ total }] = await query('SELECT COUNT(*) AS total FROM books');
  res.json({ books, total });
});

app.listen(process.env.PORT || 3000);
