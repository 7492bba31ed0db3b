import express from 'express';
import helmet from 'helmet';
import squel from 'squel';

const app = express();
app.use(helmet());

app.get('/items', (req, res) => {
  const safe = squel.select().from('items').where('name = ?', String(req.query.name)).toParam();
  const unsafe = squel.select().from('items').where("name = '" + req.query.name + "'").toString(); // expect: no-raw-sql-interpolation
  const unbound = squel.select().from('items').where('name = ?', String(req.query.name)).toString(); // expect-missing: no-raw-sql-interpolation -- toString() writes values into the text without reliable quoting
  res.json([safe, unsafe, unbound]);
});
