// A wrapper of another file hands its text to the pool, so the routes that build the text are to blame.
import express from 'express';
import helmet from 'helmet';
import { run, one } from './db/run.js';

const app = express();
app.use(helmet());

app.get('/invoices', async (req, res) => {
  const { from = '2020-01-01', state } = req.query;
  const invoices = await run(`SELECT * FROM invoices WHERE created > '${from}'`); // expect: no-raw-sql-interpolation
  res.json(state ? invoices.filter(invoice => invoice.state === state) : invoices);
});

app.get('/invoices/:number', async (req, res) => {
  const invoice = await one('SELECT * FROM invoices WHERE number = $1', [req.params.number]);
  if (!invoice) return res.sendStatus(404);
  res.json(invoice);
});

app.get('/totals', async (req, res) => {
  const unit = req.query.unit;
  res.json(await run("SELECT date_trunc('" + unit + "', created) AS period, sum(total) FROM invoices GROUP BY 1")); // expect: no-raw-sql-interpolation
});

app.listen(3000);
