import multer from 'multer';
import { limits } from './limits.js';

export const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: limits.file, files: 1 } });
