// What the function calls the password tells nothing: that it is one is told by the handler that hands it over.
import type { ServerRoute } from '@hapi/hapi';
import { check, checkHash, findBy } from './credentials';

interface LoginPayload {
  email: string;
  password: string;
  pin: string;
}

export const login: ServerRoute = {
  method: 'POST',
  path: '/login',
  handler: async (request, h) => {
    const { email, password } = request.payload as LoginPayload;
    const account = await check(email, password); // expect: require-password-hash
    if (!account) return h.response({ error: 'wrong email or password' }).code(401);
    return { id: account.id };
  },
};

export const loginByHash: ServerRoute = {
  method: 'POST',
  path: '/login/hash',
  handler: async request => {
    const { email, password } = request.payload as LoginPayload;
    return { isMember: await checkHash(email, password) };
  },
};

export const pin: ServerRoute = {
  method: 'POST',
  path: '/pin',
  handler: async request => {
    const { email, pin: typed } = request.payload as LoginPayload;
    return { found: await findBy(email, typed) };
  },
};
