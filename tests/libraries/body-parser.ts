import bodyParser, { urlencoded } from 'body-parser';
import express from 'express';
import helmet from 'helmet';

const app = express();
app.use(helmet());
app.use(bodyParser.json());
app.use(urlencoded({ extended: false }));
app.use(bodyParser.raw({ type: 'application/octet-stream', limit: 5 * 1024 * 1024 }));
app.post('/text', bodyParser.text({ limit: Infinity }), (_req, res) => res.sendStatus(204)); // expect: require-body-limit

const forms = express();
forms.use(helmet());
forms.use(bodyParser.urlencoded({ extended: true, parameterLimit: Infinity })); // expect: require-body-limit
forms.post('/form', (_req, res) => res.sendStatus(204));
