import helmet from 'helmet';

export const secure = app => {
  app.use(helmet());
  app.use(helmet.hsts({ maxAge: 31536000, preload: true }));
};
