// Nothing here is called a token: the cookie goes to another file, which decodes it and gives some of the claims.
import { NextResponse, type NextRequest } from 'next/server';
import { badgeIn, checkedBadgeIn, runsOut } from './lib/badge';

export function middleware(request: NextRequest) {
  const cookie = request.cookies.get('session')?.value;
  if (runsOut(cookie ?? '')) return NextResponse.redirect(new URL('/renew', request.url));
  const badge = badgeIn(cookie); // expect: require-jwt-verify
  if (!badge?.rooms.includes('archive')) return NextResponse.redirect(new URL('/', request.url));
  return NextResponse.next();
}

export async function vault(request: NextRequest) {
  const badge = await checkedBadgeIn(request.cookies.get('session')?.value ?? '');
  return badge.rooms.includes('vault') ? NextResponse.next() : NextResponse.redirect(new URL('/', request.url));
}
