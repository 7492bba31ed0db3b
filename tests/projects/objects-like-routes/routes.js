// An object that looks like a route of hapi is none in a project without it.
export const upload = { handler: request => request.payload, payload: { maxBytes: Infinity } };
