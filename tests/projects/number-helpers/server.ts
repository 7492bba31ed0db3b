// Helpers of another file turn what was sent into numbers, dates and lists of numbers.
import express from 'express';
import helmet from 'helmet';
import { all } from './lib/sqlite.js';
import { idsOf, page, toInt } from './lib/numbers.js';

const app = express();
app.use(helmet());

app.get('/posts', (req, res) => {
  const { offset, limit } = page(req.query);
  res.json(all(`SELECT * FROM posts ORDER BY id LIMIT ${limit} OFFSET ${offset}`));
});

app.get('/posts/some', (req, res) => {
  const ids = idsOf(req.query.ids);
  res.json(all(`SELECT * FROM posts WHERE id IN (${ids.join(',')})`));
});

app.get('/posts/:id', (req, res) => {
  const id = toInt(req.params.id, 0);
  res.json(all(`SELECT * FROM posts WHERE id = ${id}`));
});

app.listen(3000);
