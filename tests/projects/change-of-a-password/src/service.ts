import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import { members } from './schema';
import { seal } from './seal';

const db = drizzle(new Pool());

export async function replacePassword(id: number, login: string, next: string) {
  await db
    .update(members)
    .set({ password: next })
    .where(and(eq(members.id, id), eq(members.login, login)));
}

export async function replaceSealed(id: number, next: string) {
  await db
    .update(members)
    .set({ password: await seal(next) })
    .where(eq(members.id, id));
}

export async function replaceWithHash(id: number, passwordHash: string) {
  await db.update(members).set({ password: passwordHash }).where(eq(members.id, id));
}
