const { checkedContentOf, contentOf, headOf } = require('../lib/token');

exports.session = issuer =>
  async function session(ctx, next) {
    const token = ctx.cookies.get('session') || ctx.get('x-session-token');
    const content = token && contentOf(token); // expect: require-jwt-verify
    ctx.assert(content, 401);
    ctx.assert(content.iss === issuer, 401);
    ctx.state.user = { id: content.sub, isAdmin: content.admin === true };
    await next();
  };

exports.checkedSession = async (ctx, next) => {
  const token = ctx.cookies.get('session');
  ctx.state.user = checkedContentOf(token).sub;
  await next();
};

exports.keyId = async (ctx, next) => {
  const token = ctx.cookies.get('session');
  ctx.state.key = headOf(token).kid;
  await next();
};
