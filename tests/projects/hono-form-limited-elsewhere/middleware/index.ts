import { small } from './small.js';

export const checks = [small];
