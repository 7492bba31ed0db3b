import { readFileSync } from 'node:fs';

/** What `runProcess` was given. */
export const input = JSON.parse(readFileSync(0, 'utf8') || 'null');

/** Answers to `runProcess`. */
export const answer = value => process.stdout.write(JSON.stringify(value));
