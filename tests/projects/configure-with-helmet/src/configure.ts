import express, { type Application } from 'express';
import helmet from 'helmet';

export const configure = (app: Application): Application => {
  app.disable('etag');
  secure(app);
  app.use(express.json({ limit: '50kb' }));
  return app;
};

function secure(app: Application): void {
  app.use(helmet({ hsts: process.env.NODE_ENV === 'production' }));
}
