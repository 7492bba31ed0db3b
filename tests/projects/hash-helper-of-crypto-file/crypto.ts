import { createHash } from 'node:crypto';
import bcrypt from 'bcrypt';

const ROUNDS = 12;

export const protect = (text: string): Promise<string> => bcrypt.hash(text, ROUNDS);

export const verifySecret = (text: string, stored: string): Promise<boolean> => bcrypt.compare(text, stored);

export const cacheKey = (text: string): string => createHash('sha1').update(text).digest('base64url');
