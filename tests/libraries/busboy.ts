import busboy from 'busboy';
import express from 'express';
import helmet from 'helmet';

const app = express();
app.use(helmet());

app.post('/any', (req, res) => {
  const parser = busboy({ headers: req.headers }); // expect: require-body-limit
  parser.on('close', () => res.sendStatus(204));
  req.pipe(parser);
});

app.post('/limited', (req, res) => {
  const parser = busboy({ headers: req.headers, limits: { fileSize: 1024 * 1024, files: 1 } });
  parser.on('file', (_name, file) => file.on('limit', () => res.sendStatus(413)).resume());
  req.pipe(parser);
});
