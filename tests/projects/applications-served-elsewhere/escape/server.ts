import express from 'express';
import { Sockets } from './sockets';

const app = express(); // expect: require-helmet
new Sockets(app).open();
app.get('/', (_request, response) => response.send('<p>hello</p>'));
app.listen(3000);
