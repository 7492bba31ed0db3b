// Another file takes a token apart in two steps, and gives its claims without a check.
const { createHmac, timingSafeEqual } = require('node:crypto');

function split(token) {
  const [head, payload, mac] = token.split('.');
  return { head, payload, mac };
}

const parsed = text => JSON.parse(Buffer.from(text, 'base64url').toString());

exports.contentOf = token => {
  const { payload, mac } = split(token);
  return payload && mac ? JSON.parse(Buffer.from(payload, 'base64url').toString()) : null;
};

exports.headOf = token => parsed(split(token).head);

exports.checkedContentOf = token => {
  const { head, payload, mac } = split(token);
  const own = createHmac('sha256', process.env.TOKEN_SECRET).update(`${head}.${payload}`).digest();
  if (!timingSafeEqual(own, Buffer.from(mac, 'base64url'))) throw new Error('wrong signature');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
};
