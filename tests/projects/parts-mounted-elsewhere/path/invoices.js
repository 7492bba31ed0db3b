// An exported application with settings of its own is a part of another one that has the headers; nobody serves it by itself.
import express from 'express';

const invoices = express();
invoices.set('etag', false);
invoices.use(express.json());
invoices.get('/', (request, response) => response.send('<h1>Invoices</h1>'));

export default invoices;
