export const table = { 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'DENY' };
