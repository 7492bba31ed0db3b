// The routes of another file are registered before helmet, so their answers carry none of its headers.
import express from 'express';
import { registerRoutes } from './routes/index.js';
import { secure } from './middleware/secure.js';

const app = express(); // expect: require-helmet

app.use(express.json());
registerRoutes(app);
secure(app);

app.use((req, res) => {
  res.status(404).send('not found');
});

app.listen(3000);
