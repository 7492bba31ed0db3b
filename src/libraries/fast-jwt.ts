import { arg, defineLibrary, method, receiver, returns, tokenDecode, tokenSign, tokenVerify } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['fast-jwt'],
  reference: 'https://github.com/nearform/fast-jwt#api',
  checkedAgainst: '6.3.6',
  exports: {
    createVerifier: returns('Verifier'),
    createDecoder: returns('Decoder'),
    createSigner: returns('Signer'),
  },
  types: {
    /** The key is an option of `createVerifier`; a promise comes back only where that key is a function. */
    Verifier: { '()': method(tokenVerify({ token: arg(0), result: 'returned', callback: arg(1) })) },
    Decoder: { '()': method(tokenDecode({ token: arg(0) })) },
    Signer: { '()': method(tokenSign({ payload: arg(0), key: receiver() })) },
  },
});
