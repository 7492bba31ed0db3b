import { PrismaClient } from '@prisma/client';
import argon2 from 'argon2';

export const db = new PrismaClient().$extends({
  query: {
    user: {
      async create({ args, query }) {
        args.data.password = await argon2.hash(args.data.password);
        return query(args);
      },
    },
  },
});
