// The configuration of another file tells that production goes without the headers.
import express from 'express';
import helmet from 'helmet';
import { settings } from './settings';
import { orders } from './orders';

export function createApp() {
  const app = express();
  if (!settings.runtime.isLive) {
    app.use(helmet()); // expect: require-helmet
  }
  app.use(express.json({ limit: '20kb' }));
  app.use('/orders', orders);
  return app;
}

export function createSecuredApp() {
  const app = express();
  if (settings.runtime.isLive) {
    app.use(helmet());
  }
  app.use(express.json({ limit: '20kb' }));
  app.use('/orders', orders);
  return app;
}

export function createSwitchedApp() {
  const app = express();
  if (!settings.behindProxy) app.use(helmet()); // who sets the headers elsewhere says so
  app.use(express.json({ limit: '20kb' }));
  app.use('/orders', orders);
  return app;
}
