import type { Express } from 'express';
import { Adapter } from 'sockets-for-express';

export class Sockets extends Adapter {
  constructor(readonly app: Express) {
    super(app);
  }

  open() {
    return this.app.name;
  }
}
