import express from 'express';
import helmet from 'helmet';
import jwt from 'jsonwebtoken';
import { jwtDecode } from 'jwt-decode';

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/decoded', (req, res) => {
  const claims = jwtDecode(req.headers.authorization?.slice(7) ?? ''); // expect: require-jwt-verify
  res.json({ id: claims.sub });
});

app.get('/verified', (req, res) => {
  const token = req.headers.authorization?.slice(7) ?? '';
  jwt.verify(token, process.env.JWT_SECRET ?? '', { algorithms: ['HS256'] });
  const claims = jwtDecode<{ role: string }>(token);
  res.json({ role: claims.role });
});
