import express from 'express';

export function createApp() {
  const app = express();
  app.use(express.json());
  app.get('/', (_request, response) => response.send('<h1>Invoices</h1>'));
  return app;
}
