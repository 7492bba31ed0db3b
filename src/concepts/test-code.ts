import { isTest, type Module } from '../engine/index.js';

/** Packages that only tests import. */
const RUNNER =
  /['"](?:vitest|node:test|@jest\/globals|supertest|mocha|chai|ava|tap|sinon|@japa\/runner|@playwright\/test|cypress)['"]/;
/** Cases written down with the names that test runners give to every file. */
const SUITE = /^\s*describe(?:\.\w+)?\(/m;
const CASE = /^\s*(?:it|test)(?:\.\w+)?\(/m;

/** Whether a file tests the program: no client reaches what it starts, asks and makes up. */
export const isTestCode = ({ fileName, text }: Pick<Module, 'fileName' | 'text'>): boolean =>
  isTest(fileName) || RUNNER.test(text) || (text.includes('describe') && SUITE.test(text) && CASE.test(text));
