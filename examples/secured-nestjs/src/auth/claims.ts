import type { Request } from 'express';

export interface Claims {
  sub: string;
  role: string;
}

export interface AuthenticatedRequest extends Request {
  customer: Claims;
}

/** The token of `Authorization: Bearer <token>`, or null. */
export function bearerTokenOf(request: Request): string | null {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Bearer' && token ? token : null;
}
