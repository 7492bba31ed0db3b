import express from 'express';
import lusca from 'lusca';

const app = express();
app.use(
  lusca({
    csp: { policy: { 'default-src': "'self'" } },
    xframe: 'SAMEORIGIN',
    hsts: { maxAge: 31536000 },
    nosniff: true,
    referrerPolicy: 'same-origin',
  }),
);
app.get('/', (_req, res) => res.json({}));

const nothing = express(); // expect-missing: require-helmet -- a call of lusca without options sets no header
nothing.use(lusca({}));
nothing.get('/', (_req, res) => res.json({}));
