// The API of other files has the headers, the pages of another file have none.
import express from 'express';
import { api } from './api.js';
import { pages } from './pages.js';
import { harden } from './harden.js';

const app = express(); // expect: require-helmet

app.use('/api', harden, api);
app.use('/', pages);

app.listen(3000);
