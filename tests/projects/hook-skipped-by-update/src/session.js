import jwt from 'jsonwebtoken';

export function requireMember(req, res, next) {
  try {
    const { sub } = jwt.verify(req.get('authorization')?.slice(7) ?? '', process.env.JWT_SECRET, { algorithms: ['HS256'] });
    req.memberId = sub;
  } catch {
    return res.sendStatus(401);
  }
  next();
}
