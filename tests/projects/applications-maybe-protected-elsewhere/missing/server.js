import app from './app.js';
import { prepare } from './not-there.js';

prepare(app);
app.listen(3000);
