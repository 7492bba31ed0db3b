import app from './app.js';
import { configure } from './configure.js';

configure(app);
app.listen(3000);
