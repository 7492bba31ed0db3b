// The file that calls the handler looks at the length before.
import { json } from 'node:stream/consumers';
import type { Action } from './router.js';

export const add: Action = async incoming => json(incoming);
