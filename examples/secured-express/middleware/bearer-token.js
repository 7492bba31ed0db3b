/** The token of `Authorization: Bearer <token>`, or null. */
function bearerTokenOf(req) {
  const [scheme, token] = (req.headers.authorization ?? '').split(' ');
  return scheme === 'Bearer' && token ? token : null;
}

module.exports = { bearerTokenOf };
