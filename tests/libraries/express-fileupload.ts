import express from 'express';
import fileUpload from 'express-fileupload';
import helmet from 'helmet';

const app = express();
app.use(helmet());

app.post('/any', fileUpload(), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/cut', fileUpload({ limits: { fileSize: 1024 * 1024 } }), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/ok', fileUpload({ limits: { fileSize: 1024 * 1024 }, abortOnLimit: true }), (req, res) => {
  res.json({ files: Object.keys(req.files ?? {}) });
});
