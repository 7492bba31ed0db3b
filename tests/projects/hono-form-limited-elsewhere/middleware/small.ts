import { bodyLimit } from 'hono/body-limit';

export const small = bodyLimit({ maxSize: 512 * 1024 });
