import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt);

export async function digest(text) {
  const salt = randomBytes(16);
  const key = await derive(text, salt, 64);
  return `${salt.toString('base64')}.${key.toString('base64')}`;
}

export async function isSame(text, stored) {
  const [salt, key] = stored.split('.').map(part => Buffer.from(part, 'base64'));
  return timingSafeEqual(await derive(text, salt, key.length), key);
}
