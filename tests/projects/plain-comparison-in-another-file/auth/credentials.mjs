import jwt from 'jsonwebtoken';

export function matches(account, password) {
  return account.password === password; // expect: require-password-hash
}

export function issue(account) {
  return jwt.sign({ sub: account.id }, process.env.JWT_SECRET, { algorithm: 'HS256', expiresIn: '1h' });
}
