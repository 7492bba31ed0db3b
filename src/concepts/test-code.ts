import type { Module } from '../engine/index.js';

/** Names that only tests have: `stripe-integration.js` and `ab-test.js` may well serve. */
const NAME =
  /\.(?:e2e|spec|tests?|it|itest|integration|cy|e2e-(?:spec|test))\.[cm]?[jt]sx?$|[\\/]__(?:tests|mocks|fixtures)__[\\/]|[\\/]test[-_]?(?:server|app)\.[cm]?[jt]s$/i;
/** Packages that only tests import. */
const RUNNER =
  /(?:\bfrom|\bimport\s*\(?|\brequire\s*\()\s*['"](?:vitest|node:test|@jest\/globals|supertest|mocha|chai|ava|tap|sinon|@japa\/runner|@playwright\/test|cypress)['"]/;
/** Cases written down with the names that test runners give to every file. */
const SUITE = /^\s*describe(?:\.\w+)?\(/m;
const CASE = /^\s*(?:it|test)(?:\.\w+)?\(/m;

/** Whether a file tests the program: no client reaches what it starts, asks and makes up. */
export const isTestCode = ({ fileName, text }: Pick<Module, 'fileName' | 'text'>): boolean =>
  NAME.test(fileName) || RUNNER.test(text) || (text.includes('describe') && SUITE.test(text) && CASE.test(text));
