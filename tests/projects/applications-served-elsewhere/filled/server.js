import './routes.js';
import { app } from './app.js';

app.listen(3000);
