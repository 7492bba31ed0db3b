import { decodeJwt, jwtVerify } from 'jose';

const key = new TextEncoder().encode(process.env.BADGE_KEY);

export function badgeIn(text: string | undefined): { owner: string; rooms: string[] } | null {
  if (!text) return null;
  const { sub, rooms, exp } = decodeJwt<{ rooms?: string[] }>(text);
  if (!sub || !exp || exp * 1000 < Date.now()) return null;
  return { owner: sub, rooms: rooms ?? [] };
}

export function runsOut(text: string): boolean {
  const { exp = 0 } = decodeJwt(text);
  return exp * 1000 < Date.now() + 60_000;
}

export async function checkedBadgeIn(text: string): Promise<{ rooms: string[] }> {
  const { payload } = await jwtVerify<{ rooms?: string[] }>(text, key);
  return { rooms: payload.rooms ?? [] };
}
