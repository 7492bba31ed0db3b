import express from 'express';

export const createApp = () => {
  const app = express(); // expect: require-helmet
  app.get('/', (_request, response) => response.send('<p>hello</p>'));
  return app;
};
