// A handler of which another file tells that it gets a request reads it to its end.
import { json, text } from 'node:stream/consumers';
import type { Action, Actions } from './types.js';

const ballots: unknown[] = [];

export const add: Action = async incoming => {
  ballots.push(await json(incoming)); // expect: require-body-limit
  return ballots.length;
};

export const actions: Actions = {
  async add(incoming) {
    return text(incoming); // expect: require-body-limit
  },
};

export const make =
  (list: unknown[]): Action =>
  async incoming =>
    list.push(await json(incoming)); // expect: require-body-limit

export const load = async (file: NodeJS.ReadableStream) => json(file);
