// Own modules are imported by the `imports` of package.json: `#db` runs text, `#lib/units` is an allow-list.
import express from 'express';
import helmet from 'helmet';
import { all } from '#db';
import { UNITS } from '#lib/units';

const app = express();
app.use(helmet());

app.get('/stations', (req, res) => {
  res.json(all("SELECT * FROM stations WHERE country = '" + req.query.country + "'")); // expect: no-raw-sql-interpolation
});

app.get('/readings/:station', (req, res) => {
  const unit = UNITS[req.query.unit] ?? UNITS.celsius;
  res.json(all(`SELECT taken, ${unit} AS value FROM readings WHERE station = ?`, req.params.station));
});

app.listen(3000);
