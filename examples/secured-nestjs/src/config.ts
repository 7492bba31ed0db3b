import { randomBytes } from 'node:crypto';

export const config = {
  port: Number(process.env.PORT ?? 3000),
  managementPort: Number(process.env.MANAGEMENT_PORT ?? 3001),
  jwtSecret: process.env.JWT_SECRET ?? randomBytes(32).toString('hex'),
  tokenLifetime: '1h',
  bcryptCost: 12,
} as const;
