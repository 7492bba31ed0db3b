import { readdirSync } from 'node:fs';
import app from './app.js';

for (const file of readdirSync(new URL('./setup', import.meta.url))) (await import(`./setup/${file}`)).default(app);
app.listen(3000);
