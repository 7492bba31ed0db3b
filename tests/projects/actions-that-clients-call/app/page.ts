import { sortedBy } from './lists.js';

export function Page() {
  async function sort(by: string) {
    'use server';
    await sortedBy(by); // expect: no-raw-sql-interpolation
  }
  async function log(by: string) {
    await sortedBy(by);
  }
  return { sort, log };
}
