// A service of another file takes the column to sort by, where no parameter can stand; the routes pass what was sent.
import express from 'express';
import helmet from 'helmet';
import { listOrders, findOrders } from './orders/orders.service';

const app = express();
app.use(helmet());

app.get('/orders', async (req, res) => {
  const page = Number(req.query.page ?? 1);
  res.json(await listOrders(req.query.sort as string, page)); // expect: no-raw-sql-interpolation
});

app.get('/orders/recent', async (_req, res) => {
  res.json(await listOrders('created_at', 1));
});

app.get('/orders/of/:customer', async (req, res) => {
  res.json(await findOrders(req.params.customer));
});

export default app;
