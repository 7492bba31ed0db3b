import argon2 from 'argon2';

export async function protect(account: { password: string }): Promise<void> {
  account.password = await argon2.hash(account.password);
}
