import express from 'express';
import { expressjwt, type Request } from 'express-jwt';
import helmet from 'helmet';
import jwt from 'jsonwebtoken';

const app = express();
app.use(helmet());
app.use(express.json());

const secret = process.env.JWT_SECRET ?? '';
const authenticated = expressjwt({ secret, algorithms: ['HS256'] });

app.get('/me', authenticated, (req: Request, res) => {
  res.json({ id: req.auth?.sub });
});

app.get('/session', authenticated, (req, res) => {
  const claims = jwt.decode(req.headers.authorization?.slice(7) ?? '', { json: true });
  res.json({ until: claims?.exp });
});

app.get('/decoded', (req, res) => {
  const claims = jwt.decode(req.headers.authorization?.slice(7) ?? ''); // expect: require-jwt-verify
  res.json({ id: claims?.sub });
});
