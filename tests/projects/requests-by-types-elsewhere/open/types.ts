import type { IncomingMessage, ServerResponse } from 'node:http';

export type Action = (incoming: IncomingMessage, answer: ServerResponse) => Promise<unknown>;

export interface Actions {
  readonly add: Action;
}
