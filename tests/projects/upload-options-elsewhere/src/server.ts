// The options of multer and fastify are objects of another file: one has no size, one lifts the limit, one is right.
import express from 'express';
import helmet from 'helmet';
import multer from 'multer';
import { AVATARS, BODY_LIMIT, SCANS, options } from './settings';

const app = express();
app.use(helmet());
app.use(express.json({ limit: BODY_LIMIT }));

const avatars = multer(AVATARS);
const scans = multer(SCANS); // expect: require-body-limit

app.post('/avatar', avatars.single('picture'), (req, res) => {
  res.json({ size: req.file?.size });
});
app.post('/scans', scans.array('pages'), (_req, res) => {
  res.sendStatus(202);
});
app.post('/import', express.text(options.text), (_req, res) => { // expect: require-body-limit
  res.sendStatus(202);
});

app.listen(3000);
