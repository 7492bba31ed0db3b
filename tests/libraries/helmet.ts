import express from 'express';
import helmet, { frameguard, hsts } from 'helmet';

const secured = express();
secured.use(helmet({ crossOriginEmbedderPolicy: false }));
secured.get('/', (_req, res) => res.json({}));

const options = { referrerPolicy: { policy: 'no-referrer' } } as const;
const shared = helmet(options);
const admin = express();
admin.use(express.json(), shared);
admin.get('/', (_req, res) => res.json({}));

const pieces = express();
pieces.use(helmet.contentSecurityPolicy());
pieces.use(helmet.noSniff());
pieces.use(hsts(), frameguard());
pieces.get('/', (_req, res) => res.json({}));

const late = express(); // expect: require-helmet
late.get('/', (_req, res) => res.json({}));
late.use(helmet());

const never = express(); // expect: require-helmet
never.use(express.static('public'));
never.listen(3000);

const emptied = express();
emptied.use(helmet({ contentSecurityPolicy: false, frameguard: false, noSniff: false, hsts: false })); // expect: require-helmet
emptied.get('/', (_req, res) => res.json({}));
emptied.listen(3001);

const replaced = express();
replaced.use(helmet({ contentSecurityPolicy: false, xFrameOptions: false, xContentTypeOptions: false, strictTransportSecurity: false }));
replaced.use(helmet.contentSecurityPolicy());
replaced.get('/', (_req, res) => res.json({}));
replaced.listen(3002);

const forAnApi = express();
forAnApi.use(helmet({ contentSecurityPolicy: false, frameguard: false }));
forAnApi.get('/', (_req, res) => res.json({}));
forAnApi.listen(3003);
