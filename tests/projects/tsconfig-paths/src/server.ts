// The wrapper and the list of columns are imported by an alias of tsconfig.json.
import express from 'express';
import helmet from 'helmet';
import { select } from '@/db/pool';
import { isColumn } from '@/db/columns';

const app = express();
app.use(helmet());

app.get('/songs', async (req, res) => {
  const order = req.query.order as string;
  if (!isColumn(order)) {
    res.status(400).json({ error: 'unknown column' });
    return;
  }
  res.json(await select(`SELECT * FROM songs ORDER BY ${order}`));
});

app.get('/songs/of', async (req, res) => {
  res.json(await select(`SELECT * FROM songs WHERE artist = '${req.query.artist}'`)); // expect: no-raw-sql-interpolation
});

app.listen(3000);
