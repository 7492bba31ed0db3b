import { metrics } from './app.js';

metrics.listen(9100);
