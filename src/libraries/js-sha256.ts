import type { Api } from '../vocabulary/index.js';
import { arg, defineLibrary, each, fastHash, returns, textMethods } from '../vocabulary/index.js';

const digest = returns('Digest', fastHash({ input: arg(0) }));
const keyedDigest = returns('Digest', fastHash({ input: arg(1) }));

/** `hmac(key, message)`. */
const hmac: Api = {
  ...keyedDigest,
  members: {
    ...each('hex array digest arrayBuffer buffer base64', keyedDigest),
    create: returns('Hasher'),
    update: returns('Hasher', fastHash({ input: arg(1) })),
  },
};
/** `sha256(message)`, `sha256.hex(message)`, `sha256.create().update(message).hex()`. */
const hash: Api = {
  ...digest,
  members: {
    ...each('hex array digest arrayBuffer buffer base64', digest),
    create: returns('Hasher'),
    update: returns('Hasher', fastHash({ input: arg(0) })),
    hmac,
  },
};

export default defineLibrary({
  packages: ['js-sha256', 'js-sha512', 'js-sha1', 'js-md5'],
  reference: 'https://github.com/emn178/js-sha256#usage',
  checkedAgainst: '1.0.0',
  exports: {
    default: hash,
    ...each('sha256 sha224 sha512 sha384 sha512_256 sha512_224 sha1 md5', hash),
  },
  types: {
    Digest: textMethods,
    Hasher: {
      update: returns('Hasher', fastHash({ input: arg(0) })),
      ...each('hex toString array digest arrayBuffer buffer base64', returns('Digest')),
    },
  },
});
