import { decodeJwt } from 'jose';

export const read = token => decodeJwt(token);
