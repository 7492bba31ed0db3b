import { PrismaClient } from '@prisma/client';
import type { Profile, Staff } from './schema';

const prisma = new PrismaClient();

export const add = (staff: Staff) => prisma.staff.create({ data: { ...staff, role: 'clerk' } }); // expect: require-password-hash

export const rename = (id: number, profile: Profile) => prisma.staff.update({ where: { id }, data: profile });

export const copy = (staff: Staff) => prisma.staff.create({ data: staff });
