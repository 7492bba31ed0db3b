import jwt from 'jsonwebtoken';
import { jwtDecode } from 'jwt-decode';
import { claimsIn } from './queries.js';

export function memberOf(request) {
  const address = new URL(request.url, 'ws://localhost');
  const token = address.searchParams.get('token');
  return token ? jwtDecode(token) : null;
}

export function playerOf(request) {
  const { sub, name } = claimsIn(request);
  return { id: sub, name };
}

export function guestOf(request) {
  const query = new URLSearchParams(request.url.split('?')[1]);
  try {
    return jwt.verify(query.get('token'), process.env.TOKEN_KEY, { algorithms: ['HS256'] });
  } catch {
    return null;
  }
}
