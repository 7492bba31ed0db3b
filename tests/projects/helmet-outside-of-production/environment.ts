export const environment = process.env.NODE_ENV ?? 'development';
