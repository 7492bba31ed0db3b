// What a body is declared to have tells what is stored: by types, JSON schemas, classes of parameters and casts.
import { PrismaClient } from '@prisma/client';
import type { FastifyInstance } from 'fastify';
import { sealBody } from './hash-body';
import type { NewMember, Profile, ProfileOfMember } from './types';

const prisma = new PrismaClient();

export async function routes(app: FastifyInstance) {
  app.post<{ Body: NewMember }>('/members', async request => {
    return prisma.member.create({ data: { ...request.body, role: 'member' } }); // expect: require-password-hash
  });
  app.post<{ Body: NewMember }>('/sealed', { preHandler: [sealBody] }, async request => {
    return prisma.member.create({ data: request.body });
  });
  app.patch<{ Body: Profile }>('/profile', async request => prisma.member.update({ where: { id: 1 }, data: request.body }));
  app.put<{ Body: ProfileOfMember }>('/profile', async request => prisma.member.update({ where: { id: 1 }, data: request.body }));
}
