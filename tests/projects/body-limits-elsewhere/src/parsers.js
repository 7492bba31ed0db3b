import express from 'express';
import { limits } from './limits.js';

export const jsonBody = express.json({ limit: limits.json, strict: true });
