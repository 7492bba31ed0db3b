import { app } from './app.js';

app.get('/', (request, response) => response.send('<p>hello</p>'));
