import multipart from 'connect-multiparty';
import express from 'express';
import helmet from 'helmet';

const app = express();
app.use(helmet());

app.post('/any', multipart(), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/folder', multipart({ uploadDir: 'uploads' }), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/zero', multipart({ maxFilesSize: 0 }), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/fields', multipart({ maxFieldsSize: 1024 }), (_req, res) => res.sendStatus(204)); // expect: require-body-limit
app.post('/limited', multipart({ maxFilesSize: 5 * 1024 * 1024 }), (_req, res) => res.sendStatus(204));
app.listen(3000);
