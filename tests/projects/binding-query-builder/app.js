// A builder of another file puts names of its own into the text and the values beside it.
import express from 'express';
import helmet from 'helmet';
import { pool } from './pool.js';
import { insert, where } from './builder.js';

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/parts', async (req, res) => {
  const filter = where({ maker: req.query.maker, colour: req.query.colour });
  const { rows } = await pool.query(`SELECT * FROM parts ${filter.text}`, filter.values);
  res.json(rows);
});

app.post('/parts', async (req, res) => {
  await pool.query(insert('parts', { name: req.body.name, maker: req.body.maker }));
  res.sendStatus(201);
});

app.listen(3000);
