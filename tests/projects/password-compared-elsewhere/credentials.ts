import { compare } from 'bcrypt';
import { accountByEmail } from './accounts';

export async function check(email: string, typed: string) {
  const account = await accountByEmail(email);
  if (account && account.password === typed) return account;
  return null;
}

export async function checkHash(email: string, typed: string) {
  const account = await accountByEmail(email);
  return account !== undefined && (await compare(typed, account.password));
}

export async function findBy(email: string, typed: string) {
  const account = await accountByEmail(email);
  return account?.pin === typed;
}
