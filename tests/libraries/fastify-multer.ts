import helmet from '@fastify/helmet';
import fastify from 'fastify';
import multer from 'fastify-multer';

const anySize = multer({ dest: 'uploads/' }); // expect: require-body-limit
const bare = multer({ limits: 1024 * 1024 }); // expect: require-body-limit
const limited = multer({ storage: multer.memoryStorage(), limits: { fileSize: 5 * 1024 * 1024 } });
const fields = multer().none();

const app = fastify();
await app.register(helmet);
await app.register(multer.contentParser);
app.post('/any', { preHandler: anySize.single('file') }, async () => ({}));
app.post('/bare', { preHandler: bare.single('file') }, async () => ({}));
app.post('/fields', { preHandler: fields }, async () => ({}));
app.post('/limited', { preHandler: limited.single('file') }, async () => ({}));
