import { createServer } from 'node:http';
import { Site } from './site';

const site = new Site();
createServer(site.app).listen(3000);
