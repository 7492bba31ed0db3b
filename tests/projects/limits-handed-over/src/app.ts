// A limit that a function of another file gets is judged where it is written.
import express from 'express';
import helmet from 'helmet';
import { form, json, page, parsersFor, text } from './parsers';
import { sizes } from './sizes';

const app = express();
app.use(helmet());
app.use('/large', json('500mb')); // expect: require-body-limit
app.use('/endless', json(Infinity)); // expect: require-body-limit
app.use('/misread', json('5m')); // expect: require-body-limit
app.use('/small', json('5mb'));
app.use('/chosen', json(process.env.BODY_LIMIT ?? '1mb'));
app.use('/forms', form(sizes.forms)); // expect: require-body-limit
app.use('/default', form());
app.use('/texts', text({ limit: sizes.texts, type: 'text/*' }));
app.use('/letters', text({ limit: 1024 ** 3 })); // expect: require-body-limit

const large = parsersFor({
  body: '1gb', // expect: require-body-limit
  file: 20 * 1024 ** 3, // expect: require-body-limit
});
const small = parsersFor({ body: '1mb', file: 5 * 1024 ** 2 });
app.use(large.raw, large.picture, small.raw, small.picture);
app.get('/', (_req, res) => res.json(page(1_000_000_000)));
app.listen(3000);
