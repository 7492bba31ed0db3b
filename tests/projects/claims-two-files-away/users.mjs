import { read } from './token.mjs';

export const userOf = token => {
  const { sub, admin } = read(token);
  return { id: sub, admin };
};
