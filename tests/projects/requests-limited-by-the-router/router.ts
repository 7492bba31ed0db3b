import type { IncomingMessage, ServerResponse } from 'node:http';

export type Action = (incoming: IncomingMessage, answer: ServerResponse) => Promise<unknown>;

export async function run(action: Action, incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const length = Number(incoming.headers['content-length']);
  if (!(length <= 65_536)) {
    answer.writeHead(413).end();
    return;
  }
  answer.end(JSON.stringify(await action(incoming, answer)));
}
