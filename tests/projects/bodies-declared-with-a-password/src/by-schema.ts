import { PrismaClient } from '@prisma/client';
import { hash } from 'bcrypt';
import fastify from 'fastify';
import helmet from '@fastify/helmet';
import { newMember, profile } from './schemas';

const prisma = new PrismaClient();
const app = fastify();
app.register(helmet);

app.post('/members', { schema: newMember }, async request => {
  return prisma.member.create({ data: request.body }); // expect: require-password-hash
});

app.post('/sealed', { schema: newMember }, async request => {
  const { password, ...rest } = request.body;
  return prisma.member.create({ data: { ...rest, secret: await hash(password, 12) } });
});

app.post('/replaced', { schema: newMember }, async request => {
  return prisma.member.create({ data: { ...request.body, password: await hash(request.body.password, 12) } });
});

app.post('/profile', { schema: profile }, async request => prisma.member.create({ data: request.body }));
