// The setup functions of other files set the headers, one of them by hand in a middleware of its own.
import express from 'express';
import { configure } from './configure';
import { withHeaders } from './headers';

const app = express();
configure(app);
app.get('/', (_req, res) => {
  res.json({ service: 'parking' });
});
app.listen(3000);

const admin = express();
admin.use(withHeaders);
admin.get('/metrics', (_req, res) => {
  res.json(process.memoryUsage());
});
admin.listen(3001);
