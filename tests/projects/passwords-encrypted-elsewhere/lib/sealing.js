// Passwords that another file encrypts: they can be turned back, whatever the helper is called.
const crypto = require('crypto');

const KEY = crypto.scryptSync(process.env.SEALING_KEY, 'app', 32);

exports.hashPassword = text => {
  const iv = crypto.randomBytes(16);
  const cipher = crypto.createCipheriv('aes-256-cbc', KEY, iv);
  return `${iv.toString('hex')}:${cipher.update(text, 'utf8', 'hex')}${cipher.final('hex')}`;
};

exports.unseal = text => {
  const [iv, body] = text.split(':');
  const decipher = crypto.createDecipheriv('aes-256-cbc', KEY, Buffer.from(iv, 'hex'));
  return decipher.update(body, 'hex', 'utf8') + decipher.final('utf8');
};
