import { arg, defineLibrary, each, method, property, requestInput, returns, value } from '../vocabulary/index.js';

const input = value(requestInput({ part: 'body', shape: 'any' }));
const onRequest = method({
  gives: [
    [arg(-1).param(0), 'express.Request'],
    [arg(-1).param(1), 'express.Response'],
  ],
});
const https = { onCall: method({ gives: [[arg(-1).param(0), 'CallableRequest']] }), onRequest };

export default defineLibrary({
  packages: ['firebase-functions', 'firebase-functions/v1', 'firebase-functions/v2'].flatMap(name => [name, `${name}/https`]),
  reference: 'https://firebase.google.com/docs/reference/functions/2nd-gen/node/firebase-functions.https',
  checkedAgainst: '7.4.0',
  exports: { ...https, https: property('Https'), ...each('region runWith', returns('Builder')) },
  types: {
    Https: https,
    /** `functions.region('europe-west1').https.onCall(handler)` */
    Builder: { https: property('Https'), ...each('region runWith', method({ returns: 'same' })) },
    /** Handlers of the first generation get `(data, context)`, the data as it is; those of the second a request that has it. */
    CallableRequest: {
      data: input,
      ...each('auth app rawRequest instanceIdToken acceptsStreaming', property('CallableContext')),
      '*': input,
    },
    CallableContext: {},
  },
});
