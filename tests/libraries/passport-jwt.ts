import express from 'express';
import helmet from 'helmet';
import jwt from 'jsonwebtoken';
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';

const app = express();
app.use(helmet());
app.use(express.json());

passport.use(
  new Strategy(
    {
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: process.env.JWT_SECRET ?? '',
      algorithms: ['HS256'],
    },
    (claims, done) => done(null, { id: claims.sub }),
  ),
);

app.get('/me', passport.authenticate('jwt', { session: false }), (req, res) => {
  res.json(req.user);
});

app.get('/decoded', (req, res) => {
  const claims = jwt.decode(req.headers.authorization?.slice(7) ?? ''); // expect: require-jwt-verify
  res.json({ id: claims?.sub });
});
