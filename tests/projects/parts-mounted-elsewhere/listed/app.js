import express from 'express';

const app = express();
app.set('etag', false);
app.get('/', (request, response) => response.send('<h1>Invoices</h1>'));

export default app;
