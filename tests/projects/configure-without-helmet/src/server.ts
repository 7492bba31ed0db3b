// The setup function of another file registers several things, but nothing that sets security headers.
import express from 'express';
import { configure } from './configure';
import { routes } from './routes';

const app = express(); // expect: require-helmet

configure(app);
app.use('/api', routes);

app.listen(3000, () => console.log('ready'));
