// Limits, parsers and a reader that counts are in other files, and all of them are bounded.
import express from 'express';
import helmet from 'helmet';
import { limits } from './limits.js';
import { upload } from './upload.js';
import { readText } from './read-text.js';
import { jsonBody } from './parsers.js';

const app = express();
app.use(helmet());

app.post('/webhook', async (req, res) => {
  const text = await readText(req, limits.webhook);
  res.json({ length: text.length });
});

app.use(jsonBody);
app.use(express.urlencoded({ extended: true, limit: limits.form, parameterLimit: 100 }));
app.post('/photos', upload.single('photo'), (req, res) => res.sendStatus(201));

app.listen(3000);
