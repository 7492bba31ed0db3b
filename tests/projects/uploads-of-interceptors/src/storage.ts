import { diskStorage } from 'multer';

export const LIMITS = { fileSize: 2 * 1024 * 1024 };

export const onDisk = { storage: diskStorage({ destination: 'photos' }) };
