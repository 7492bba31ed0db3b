import { Prisma, PrismaClient } from '@prisma/client';
import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';

const prisma = new PrismaClient();

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/users', async (req, res) => {
  const name = String(req.query.name);
  await prisma.$queryRaw`SELECT * FROM users WHERE name = ${name}`;
  await prisma.$queryRaw(Prisma.sql`SELECT * FROM users WHERE name = ${name}`);
  await prisma.$queryRawUnsafe('SELECT * FROM users WHERE name = $1', name);
  await prisma.$queryRawUnsafe(`SELECT * FROM users WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await prisma.$executeRawUnsafe('DELETE FROM users WHERE id = ' + req.query.id); // expect: no-raw-sql-interpolation
  await prisma.$queryRaw`SELECT * FROM users ORDER BY ${Prisma.raw(String(req.query.sort))}`; // expect: no-raw-sql-interpolation
  await prisma.$transaction(async tx => {
    await tx.$executeRawUnsafe(`DELETE FROM users WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  });
  res.json(await prisma.user.findMany({ where: { name } }));
});

app.post('/users', async (req, res) => {
  await prisma.user.create({ data: { name: 'a', password: req.body.password } }); // expect: require-password-hash
  await prisma.user.update({ where: { id: 1 }, data: { password: req.body.password } }); // expect: require-password-hash
  await prisma.user.createMany({ data: [{ name: 'a', password: req.body.password }] }); // expect: require-password-hash
  await prisma.user.upsert({ where: { id: 1 }, create: { name: 'a', password: req.body.password }, update: {} }); // expect: require-password-hash
  await prisma.user.upsert({ where: { id: 1 }, create: { name: 'a', password: '' }, update: { password: req.body.password } }); // expect: require-password-hash
  await prisma.user.create({ data: { name: 'a', password: await bcrypt.hash(req.body.password, 12) } });
  res.sendStatus(201);
});

export class PrismaService extends PrismaClient {
  findByName(name: string): Promise<unknown> {
    return this.$queryRawUnsafe(`SELECT * FROM users WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  }
}
