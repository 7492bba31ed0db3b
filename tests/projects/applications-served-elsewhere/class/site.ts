import express from 'express';

export class Site {
  readonly app = express(); // expect: require-helmet

  constructor() {
    this.app.use(express.json());
    this.app.get('/', (_request, response) => response.send('<p>hello</p>'));
  }
}
