import express from 'express';

export const invoices = express();
invoices.set('etag', false);
invoices.get('/', (request, response) => response.send('<h1>Invoices</h1>'));
